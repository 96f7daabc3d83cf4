package io.perennial.console.customer;

import io.perennial.console.Shown;
import io.perennial.console.Sources;
import io.perennial.console.SourcesReader;
import io.perennial.console.When;
import io.perennial.console.Words;
import io.perennial.console.customer.Explained.Fact;
import io.perennial.console.customer.Profile.Headline;
import io.perennial.console.customer.Stored.Row;
import io.perennial.console.journey.Trails;
import io.perennial.customers.Histories;
import io.perennial.health.Health;
import io.perennial.journey.JourneyReader;
import io.perennial.mapping.Mapping;
import io.perennial.model.fact.Account;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.Facts;
import io.perennial.model.verdict.Because;
import io.perennial.scores.Judging;
import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers the page of one customer. The score is the stored one, which other systems show too; the
 * measures behind it are worked out from the same facts when somebody looks.
 */
@Component
final class CustomerReader {

  private final Stored stored;
  private final Histories histories;
  private final Judging judging;
  private final Explainer explainer;
  private final SourcesReader sources;
  private final FamilyReader families;
  private final BondsReader bonds;
  private final JourneyReader journeys;
  private final Installation installation;
  private final Clock clock;

  CustomerReader(
      Stored stored,
      Histories histories,
      Judging judging,
      Explainer explainer,
      SourcesReader sources,
      FamilyReader families,
      BondsReader bonds,
      JourneyReader journeys,
      Installation installation,
      Clock clock) {
    this.stored = stored;
    this.histories = histories;
    this.judging = judging;
    this.explainer = explainer;
    this.sources = sources;
    this.families = families;
    this.bonds = bonds;
    this.journeys = journeys;
    this.installation = installation;
    this.clock = clock;
  }

  Optional<Profile> read(long id) {
    return stored.read(id).map(row -> profile(row, clock.instant()));
  }

  private Profile profile(Row row, Instant now) {
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    Sources read = sources.read(now);
    Optional<CustomerHistory> history =
        Optional.ofNullable(
            histories.load(List.of(row.id()), mappings(), read.lastRead()).get(row.id()));
    Optional<Health> health = history.map(known -> judging.at(known, now));
    Optional<Facts> facts = history.map(known -> known.at(now));
    return new Profile(
        row.id(),
        row.name(),
        row.connection() + "/" + row.accountId(),
        ended(row),
        row.mergedInto().orElse(null),
        about(facts.flatMap(Facts::account), health),
        headline(row, now),
        health.map(present -> pending(row, present)).orElse(null),
        health.map(present -> explainer.explain(present, read, today)).orElse(null),
        facts.map(known -> new RecordTables(known, read, now).all()).orElse(List.of()),
        families.read(row.connection(), row.accountId()),
        bonds.read(row.id(), now),
        Trails.of(journeys.of(row.id()), now));
  }

  private Map<String, Mapping> mappings() {
    Map<String, Mapping> mappings = new HashMap<>();
    for (Connected connected : installation.connections()) {
      mappings.put(connected.name().value(), connected.mapping());
    }
    return mappings;
  }

  private static @Nullable String ended(Row row) {
    return row.endedAt()
        .map(
            time ->
                "Its account was %s in %s, seen on %s."
                    .formatted(
                        row.mergedInto().isPresent() ? "merged into another" : "deleted",
                        row.connection(),
                        Shown.day(Optional.of(time)).text()))
        .orElse(null);
  }

  private static List<Fact> about(Optional<Account> account, Optional<Health> health) {
    List<Fact> about = new ArrayList<>();
    about.add(new Fact("Industry", Shown.text(account.flatMap(Account::industry))));
    about.add(new Fact("Region", Shown.text(account.flatMap(Account::region))));
    about.add(
        new Fact("Employees", Shown.text(account.flatMap(Account::employees).map(Words::count))));
    about.add(new Fact("Owner", Shown.text(account.flatMap(Account::ownerName))));
    about.add(new Fact("Customer since", Shown.day(account.flatMap(Account::createdAt))));
    about.add(
        new Fact("Touch model", Shown.text(health.map(present -> Words.of(present.touchModel())))));
    return about;
  }

  private static Headline headline(Row row, Instant now) {
    return new Headline(
        row.points().isPresent() ? row.points().getAsInt() : null,
        row.band().orElse(""),
        row.band().isEmpty()
            ? Shown.UNKNOWN
            : row.bandSince()
                .map(day -> Shown.of(Because.word(day)))
                .orElseGet(() -> Shown.none("before our history")),
        Shown.text(row.trend().map(Words::of)),
        Shown.text(
            row.coverage().isPresent()
                ? Optional.of(row.coverage().getAsInt() + " %")
                : Optional.empty()),
        atRisk(row),
        row.asOf().map(time -> When.of(time, now)).orElse(null),
        row.scoredAt().map(time -> When.of(time, now)).orElse(null),
        Shown.text(row.model()));
  }

  private static Shown atRisk(Row row) {
    Optional<String> word = row.atRisk().filter(known -> !known.equals("UNKNOWN")).map(Words::of);
    return word.isPresent() && row.atRiskSince().isPresent()
        ? Shown.of(word.get() + ", since " + Because.word(row.atRiskSince().get()))
        : Shown.text(word);
  }

  /** Facts that came in after the last scoring, or time that passed, may have made a difference. */
  private static @Nullable String pending(Row row, Health present) {
    if (row.scoredAt().isEmpty()) {
      return "Not scored yet: the next turn does it.";
    }
    boolean same =
        row.points().equals(present.points())
            && row.band().equals(present.band().map(band -> band.name()));
    return same
        ? null
        : "Facts have changed since the last scoring: the next turn makes it %s. The reasons below are about that."
            .formatted(score(present.points()));
  }

  private static String score(OptionalInt points) {
    return points.isPresent() ? String.valueOf(points.getAsInt()) : "unknown";
  }
}
