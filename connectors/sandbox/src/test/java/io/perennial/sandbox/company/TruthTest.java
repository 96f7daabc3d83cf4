package io.perennial.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.sandbox.company.cast.Archetype;
import io.perennial.sandbox.company.cast.Flag;
import io.perennial.sandbox.company.cast.Identity;
import io.perennial.sandbox.engine.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruthTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Truth TRUTH = Company.of(300, 1, NOW).truth();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyFlag_isRaisedForThreeCustomers(Flag flag) {
    assertThat(customers().filter(customer -> customer.today().raised().contains(flag)).count())
        .isGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void everyStory_isToldThreeTimes(Archetype archetype) {
    assertThat(customers().filter(customer -> customer.archetype().equals(archetype.name())))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
  void everyIdentity_occurs(Identity identity) {
    Set<String> identities =
        customers()
            .flatMap(
                customer -> Stream.of(customer.links(), customer.proposals(), customer.unmatched()))
            .flatMap(List::stream)
            .map(CustomerTruth.Link::identity)
            .collect(Collectors.toSet());

    assertThat(identities).contains(identity.name());
  }

  @Test
  void renewalFlags_allOccur() {
    assertThat(customers().map(customer -> customer.today().renewalFlag()))
        .contains("NONE", "UPCOMING", "DUE", "URGENT", "LATE", "RENEWED", "CHURNED");
  }

  @Test
  void promises_areKeptUnderEverySeedAndDay() {
    for (int seed = 2; seed < 8; seed++) {
      Truth truth = Company.of(100, seed, NOW.plusSeconds(seed * 40L * 86_400)).truth();
      for (int i = 0; i < truth.customers(); i++) {
        CustomerTruth customer = truth.customer(i);
        assertThat(customer.today().raised())
            .as(customer.archetype())
            .containsAll(Archetype.valueOf(customer.archetype()).promises());
      }
    }
  }

  @Test
  void ticketsThatNameNoOrganization_areLinkedByTheirRequester() {
    assertThat(
            customers()
                .flatMap(customer -> customer.links().stream())
                .filter(link -> link.kind().equals("tickets"))
                .map(CustomerTruth.Link::rule))
        .contains("requester-organization", "requester-domain");
  }

  @Test
  void write_writesEveryCustomer() throws IOException {
    Path file = folder.resolve("truth.json");

    TRUTH.write(file);

    JsonNode json = Json.read(Files.readString(file));
    assertThat(json.path("customers")).hasSize(300);
    JsonNode first = json.path("customers").get(0);
    assertThat(first.path("accountId").asText()).isEqualTo(TRUTH.customer(0).accountId());
    assertThat(first.path("renewalFlag").asText()).isNotEmpty();
  }

  private static Stream<CustomerTruth> customers() {
    return IntStream.range(0, TRUTH.customers()).mapToObj(TRUTH::customer);
  }
}
