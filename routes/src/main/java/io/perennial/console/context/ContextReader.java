package io.perennial.console.context;

import io.perennial.brief.Brief;
import io.perennial.brief.Sentence;
import io.perennial.console.Freshness;
import io.perennial.console.SourcesReader;
import io.perennial.console.context.Context.Customer;
import io.perennial.console.context.Context.Source;
import io.perennial.console.context.Context.Survey;
import io.perennial.console.context.StoredContext.Row;
import io.perennial.console.context.StoredContext.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers a customer's context with five queries, however many flags, tickets or children it has.
 * All of it was concluded when the customer was scored; only ages are worked out here.
 */
@Component
final class ContextReader {

  private final StoredContext stored;
  private final SourcesReader sources;
  private final Relatives relatives;
  private final PageLinks links;

  ContextReader(StoredContext stored, SourcesReader sources, Relatives relatives, PageLinks links) {
    this.stored = stored;
    this.sources = sources;
    this.relatives = relatives;
    this.links = links;
  }

  /** Whom a number stands for; empty if nobody ever had it. */
  Optional<Row> customer(long id) {
    return stored.read(id);
  }

  Context read(Row row, boolean amounts, Instant now) {
    List<Source> freshness = freshness(now);
    Optional<Score> score = Optional.ofNullable(row.score());
    Optional<Brief> brief = score.flatMap(Score::brief);
    ContextParts parts = new ContextParts(score, brief, amounts, now);
    return new Context(
        new Customer(
            row.id(), row.name(), row.connection(), row.account(), links.customer(row.id())),
        amounts,
        score.map(Score::asOf).orElse(null),
        score.map(Score::scoredAt).orElse(null),
        freshness.stream().anyMatch(Source::stale),
        freshness,
        parts.health(),
        parts.renewal(),
        parts.flags(),
        parts.support(),
        parts.billing(),
        brief.map(Brief::survey).map(rated -> new Survey(rated.rating(), rated.on())).orElse(null),
        score.map(Score::touchModel).orElse(null),
        row.owner(),
        relatives.family(row.connection(), row.account()),
        sentence(brief.map(Brief::guidance), amounts));
  }

  private static @Nullable String sentence(Optional<Sentence> sentence, boolean amounts) {
    return sentence.map(known -> known.words(amounts)).orElse(null);
  }

  /** One line for each connection: it is as old as the oldest of its streams. */
  private List<Source> freshness(Instant now) {
    Map<String, List<Freshness>> streams = new LinkedHashMap<>();
    for (Freshness stream : sources.read(now).streams()) {
      streams
          .computeIfAbsent(stream.key().connection().value(), name -> new ArrayList<>())
          .add(stream);
    }
    List<Source> lines = new ArrayList<>();
    streams.forEach((name, some) -> lines.add(source(name, some, now)));
    return lines;
  }

  private static Source source(String connection, List<Freshness> streams, Instant now) {
    boolean whole = streams.stream().allMatch(stream -> stream.readAt().isPresent());
    @Nullable Instant oldest =
        whole
            ? streams.stream()
                .map(stream -> stream.readAt().orElse(now))
                .min(Instant::compareTo)
                .orElse(null)
            : null;
    String because =
        streams.stream()
            .flatMap(stream -> stream.cause().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Source(
        connection,
        streams.get(0).kind().name(),
        oldest,
        oldest == null ? null : Math.max(0, Duration.between(oldest, now).toMinutes()),
        !because.isEmpty(),
        because.isEmpty() ? null : because);
  }
}
