package io.perennial.console.context;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.console.context.ApiProblem.Candidate;
import io.perennial.console.context.Context.Relative;
import io.perennial.customers.Matches;
import io.perennial.customers.Matches.Found;
import io.perennial.customers.Matches.Whose;
import io.perennial.customers.Proposals;
import io.perennial.sql.Json;
import io.perennial.work.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/v1/proposals}: somebody proposes whose a record is. Nothing is linked by that;
 * an admin sees it in {@code match} and on the customer's page, and decides.
 */
@RestController
public final class ProposalApi {

  /** Where it is. */
  public static final String PATH = "/api/v1/proposals";

  private static final int LONGEST = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Matches matches;
  private final Proposals proposals;
  private final Relatives relatives;

  ProposalApi(Matches matches, Proposals proposals, Relatives relatives) {
    this.matches = matches;
    this.proposals = proposals;
    this.relatives = relatives;
  }

  /** What was proposed, and what is to follow. */
  record Proposed(String record, Relative customer, String detail) {}

  @PostMapping(PATH)
  ResponseEntity<String> propose(
      HttpServletRequest request,
      @RequestAttribute(name = Caller.ATTRIBUTE, required = false) @Nullable Caller caller)
      throws IOException {
    if (caller == null) {
      throw new IllegalStateException("something was proposed past the door");
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    Optional<JsonNode> told = body.length > LONGEST ? Optional.empty() : json(body);
    String record = told.map(json -> json.path("record").asText().strip()).orElse("");
    String customer = told.map(json -> json.path("customer").asText().strip()).orElse("");
    if (record.isEmpty() || customer.isEmpty()) {
      return problem(
          "unclear",
          HttpStatus.BAD_REQUEST,
          "It is not clear what you propose",
          "Send {\"record\": \"connection/type/key\", \"customer\": \"number, account's key or name\"}.");
    }
    Found found;
    try {
      found = matches.record(record);
    } catch (Refused unknown) {
      return problem(
          "unknown",
          HttpStatus.NOT_FOUND,
          "We know of no such record",
          String.valueOf(unknown.getMessage()));
    }
    return propose(found, customer, caller);
  }

  private ResponseEntity<String> propose(Found record, String named, Caller caller) {
    List<Relative> meant =
        relatives.of(matches.customers(named).stream().map(Whose::customer).toList());
    if (meant.isEmpty()) {
      return problem(
          "unknown",
          HttpStatus.NOT_FOUND,
          "We know of no such customer",
          "Nobody is called %s; give the whole name, the account's key or the customer's number."
              .formatted(named));
    }
    if (meant.size() > 1) {
      return ApiProblem.of(
              "ambiguous",
              HttpStatus.CONFLICT,
              "Several customers are called so",
              "Choose one by its number.",
              null)
          .leadingTo(null, meant.stream().map(ProposalApi::candidate).toList())
          .proposing(record.toString())
          .answer();
    }
    Relative customer = meant.get(0);
    Optional<String> settled = proposals.propose(record, customer.id(), caller.name());
    if (settled.isPresent()) {
      return problem(
          "settled",
          HttpStatus.CONFLICT,
          "There is nothing to propose",
          settled.get() + "; an admin says other with: match --to, or --not.");
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Json.write(
                new Proposed(
                    record.toString(),
                    customer,
                    "An admin confirms it with: match --to %d %s"
                        .formatted(customer.id(), record))));
  }

  private static Candidate candidate(Relative customer) {
    return new Candidate(customer, "same name", 0);
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body));
    } catch (IOException broken) {
      return Optional.empty();
    }
  }

  private static ResponseEntity<String> problem(
      String type, HttpStatus status, String title, String detail) {
    return ApiProblem.of(type, status, title, detail, null).answer();
  }
}
