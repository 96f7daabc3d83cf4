package io.perennial.journey;

import io.perennial.journey.Ends.Match;
import io.perennial.journey.Ends.Write;
import io.perennial.journey.Journey.Stage;
import io.perennial.journey.Journey.Step;
import io.perennial.journey.Journey.Trail;
import io.perennial.journey.Stations.Meaning;
import io.perennial.journey.Stations.Read;
import io.perennial.journey.Stations.Stuck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts what is known about records into words, step by step. Pure. */
record Telling(
    Map<Ref, Read> read,
    Map<Ref, Meaning> mapped,
    Map<Ref, Stuck> unmapped,
    Map<Ref, Match> matches,
    Map<Ref, List<String>> proposals,
    Map<Ref, Write> writes,
    Map<Ref, Stuck> unwritten) {

  /**
   * The way of one record.
   *
   * @param target the record as our writes call it
   */
  Trail trail(Ref ref, Ref target) {
    List<Step> steps = new ArrayList<>();
    Optional<Read> known = Optional.ofNullable(read.get(ref));
    Optional<Meaning> meaning = Optional.ofNullable(mapped.get(ref));
    Optional<Ref> owner = meaning.flatMap(each -> Optional.ofNullable(each.owner()));
    Optional<Match> match = owner.flatMap(each -> Optional.ofNullable(matches.get(each)));
    known.ifPresent(each -> steps.add(readStep(each)));
    mappedStep(ref, known, meaning).ifPresent(steps::add);
    if (meaning.isPresent()) {
      steps.add(matched(ref, owner, match));
    }
    match.ifPresent(each -> steps.add(scored(each)));
    Optional<Write> task =
        Optional.ofNullable(writes.get(target)).filter(write -> write.flag() != null);
    task.ifPresent(each -> steps.add(task(each)));
    written(target).ifPresent(steps::add);
    return new Trail(
        ref.connection(),
        ref.stream(),
        ref.id(),
        match.map(Match::customer).or(() -> task.map(Write::customer)).orElse(null),
        steps);
  }

  private static Step task(Write task) {
    return new Step(
        Stage.MATCHED,
        "MATCHED",
        null,
        "%s (customer %d), a task for %s".formatted(task.name(), task.customer(), task.flag()),
        null);
  }

  private static Step readStep(Read known) {
    if (known.deleted()) {
      return new Step(
          Stage.READ, "DELETED", known.readAt(), "deleted or merged away at the source", null);
    }
    String changed =
        known.changed().isEmpty() ? "" : "; last changed: " + String.join(", ", known.changed());
    return new Step(
        Stage.READ,
        "READ",
        known.readAt(),
        "version %d, first seen %s%s".formatted(known.versions(), known.firstSeen(), changed),
        null);
  }

  private Optional<Step> mappedStep(Ref ref, Optional<Read> known, Optional<Meaning> meaning) {
    Stuck stuck = unmapped.get(ref);
    if (stuck != null) {
      return Optional.of(parked(Stage.MAPPED, stuck, ""));
    }
    if (meaning.isPresent()) {
      String word = meaning.get().type().word().replace('_', ' ');
      String article = "aeiou".indexOf(word.charAt(0)) < 0 ? "a" : "an";
      return Optional.of(
          new Step(
              Stage.MAPPED,
              "MAPPED",
              meaning.get().readAt(),
              "is %s %s".formatted(article, word),
              null));
    }
    return known
        .filter(each -> !each.deleted())
        .map(
            each ->
                new Step(
                    Stage.MAPPED,
                    "IGNORED",
                    each.readAt(),
                    "left out by a rule of the mapping",
                    null));
  }

  private Step matched(Ref ref, Optional<Ref> owner, Optional<Match> match) {
    if (match.isPresent()) {
      Match found = match.get();
      String through =
          owner
              .filter(each -> !each.id().equals(ref.id()))
              .map(each -> " through %s %s".formatted(each.stream().replace('_', ' '), each.id()))
              .orElse("");
      return new Step(
          Stage.MATCHED,
          "MATCHED",
          found.since(),
          "%s (customer %d)%s, by %s, %d %%"
              .formatted(found.name(), found.customer(), through, found.rule(), found.confidence()),
          null);
    }
    List<String> possible =
        owner.map(each -> proposals.getOrDefault(each, List.of())).orElse(List.of());
    return possible.isEmpty()
        ? new Step(Stage.MATCHED, "UNMATCHED", null, "nobody's: no key leads to a customer", null)
        : new Step(
            Stage.MATCHED,
            "PROPOSED",
            null,
            "may belong to " + String.join(" or ", possible),
            "say whose it is; until then it counts for nobody");
  }

  private static Step scored(Match match) {
    if (match.scoredAt() == null) {
      return new Step(Stage.SCORED, "WAITING", null, "the next turn scores its customer", null);
    }
    return new Step(
        Stage.SCORED,
        "SCORED",
        match.scoredAt(),
        match.points() == null
            ? "score unknown"
            : "%d points, %s".formatted(match.points(), match.band()),
        null);
  }

  private Optional<Step> written(Ref target) {
    Write write = writes.get(target);
    String next = write != null && write.pending() ? "; differs: the next sync writes it" : "";
    Stuck stuck = unwritten.get(target);
    if (stuck != null) {
      return Optional.of(parked(Stage.WRITTEN, stuck, next));
    }
    if (write == null) {
      return Optional.empty();
    }
    if (write.state().isEmpty()) {
      return Optional.of(
          new Step(
              Stage.WRITTEN,
              write.pending() ? "PENDING" : "UNCHANGED",
              null,
              write.pending() ? "the next sync writes it" : "nothing differed yet",
              null));
    }
    String fields = "%s: %s".formatted(target.stream(), String.join(", ", write.fields()));
    String refusal =
        write.code() == null
            ? ""
            : "; %s %s%s"
                .formatted(
                    write.code(),
                    write.message() == null ? "" : write.message(),
                    request(write.requestId()));
    return Optional.of(
        new Step(Stage.WRITTEN, write.state().get(), write.at(), fields + refusal + next, null));
  }

  private static Step parked(Stage stage, Stuck stuck, String next) {
    return new Step(
        stage,
        "PARKED",
        stuck.since(),
        "%s: %s%s%s".formatted(stuck.code(), stuck.reason(), request(stuck.requestId()), next),
        stuck.mend());
  }

  private static String request(@Nullable String id) {
    return id == null ? "" : ", request " + id;
  }
}
