package io.perennial.console.context;

import io.perennial.console.Shown;
import io.perennial.console.Words;
import io.perennial.console.context.ApiProblem.Candidate;
import io.perennial.console.context.Context.Relative;
import io.perennial.console.context.StoredContext.Row;
import io.perennial.console.context.finder.Asked;
import io.perennial.console.context.finder.CustomerFinder;
import io.perennial.console.context.finder.Finding;
import io.perennial.console.context.finder.Finding.Claim;
import io.perennial.console.context.finder.Finding.One;
import io.perennial.console.context.finder.Finding.Undecided;
import io.perennial.console.context.finder.Finding.Unknown;
import io.perennial.sql.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/v1/context}: what to know of a customer before talking to it, found by a key of
 * the caller's own system. Only for callers whose token was found to be good.
 */
@RestController
public final class ContextApi {

  /** Where it is. */
  public static final String PATH = "/api/v1/context";

  private static final int MOST_CANDIDATES = 5;

  private final CustomerFinder finder;
  private final ContextReader reader;
  private final Relatives relatives;
  private final PageLinks links;
  private final Clock clock;

  ContextApi(
      CustomerFinder finder,
      ContextReader reader,
      Relatives relatives,
      PageLinks links,
      Clock clock) {
    this.finder = finder;
    this.reader = reader;
    this.relatives = relatives;
    this.links = links;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ResponseEntity<String> read(
      @RequestParam MultiValueMap<String, String> parameters,
      @RequestAttribute(name = Caller.ATTRIBUTE, required = false) @Nullable Caller caller) {
    if (caller == null) {
      throw new IllegalStateException("the context was asked for past the door");
    }
    Asked asked;
    try {
      asked = Asked.of(parameters, finder.connections());
    } catch (IllegalArgumentException unclear) {
      return ApiProblem.of(
              "unclear",
              HttpStatus.BAD_REQUEST,
              "It is not clear whom you ask about",
              String.valueOf(unclear.getMessage()),
              null)
          .answer();
    }
    Finding finding = finder.find(asked);
    if (finding instanceof One one) {
      return customer(one, caller);
    }
    return finding instanceof Undecided undecided
        ? undecided(undecided, caller)
        : unknown((Unknown) finding);
  }

  private ResponseEntity<String> customer(One one, Caller caller) {
    Optional<Row> row = reader.customer(one.customer());
    if (row.isEmpty()) {
      return unknown(new Unknown("customer " + one.customer())); // erased since it was found
    }
    if (row.get().endedAt() != null) {
      return ApiProblem.of(
              "customer-ended",
              HttpStatus.NOT_FOUND,
              "The customer's account is gone",
              "The account of %s was deleted in %s, seen on %s."
                  .formatted(
                      row.get().name(),
                      row.get().connection(),
                      Shown.day(Optional.ofNullable(row.get().endedAt())).text()),
              null)
          .leadingTo(links.customer(one.customer()), List.of())
          .answer();
    }
    Context context = reader.read(row.get(), caller.seesAmounts(), clock.instant());
    return ResponseEntity.ok()
        .eTag("W/\"%s\"".formatted(Json.hash(Json.write(context.ageless()))))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.write(context));
  }

  private ResponseEntity<String> undecided(Undecided found, Caller caller) {
    List<Candidate> candidates = candidates(found.claims());
    boolean elsewhere = !found.connections().isEmpty();
    boolean several = elsewhere || candidates.size() > 1;
    return ApiProblem.of(
            several ? "ambiguous" : "not-matched",
            several ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND,
            elsewhere
                ? "Several connections have such a record"
                : several ? "It may be one of several customers" : "It is no customer's yet",
            "%s: %s.".formatted(found.because(), found.what()),
            found.mend())
        .leadingTo(elsewhere ? null : links.search(found.search()), candidates)
        .heldBy(found.connections())
        .proposing(caller.mayPropose() ? found.record() : null)
        .answer();
  }

  private List<Candidate> candidates(List<Claim> claims) {
    List<Claim> first = claims.stream().limit(MOST_CANDIDATES).toList();
    if (first.isEmpty()) {
      return List.of();
    }
    Map<Long, Relative> known =
        relatives.of(first.stream().map(Claim::customer).toList()).stream()
            .collect(Collectors.toMap(Relative::id, Function.identity()));
    return first.stream()
        .filter(claim -> known.containsKey(claim.customer()))
        .map(
            claim ->
                new Candidate(
                    Objects.requireNonNull(known.get(claim.customer())),
                    Words.rule(claim.rule()),
                    claim.confidence()))
        .toList();
  }

  private static ResponseEntity<String> unknown(Unknown nothing) {
    return ApiProblem.of(
            "unknown",
            HttpStatus.NOT_FOUND,
            "We know of no such record",
            "There is no %s in the store.".formatted(nothing.what()),
            "If it is new, the next turn reads it; of records that no connection of ours may see,"
                + " nothing is known.")
        .answer();
  }
}
