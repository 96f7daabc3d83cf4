package io.perennial.console;

import io.perennial.health.model.Band;
import io.perennial.rules.Rulebook;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which of the pages' four colours a conclusion has; every colour stands beside a word. */
@Component("tones")
public final class Tones {

  private static final String BAD = "bad";
  private static final String WARN = "warn";
  private static final String GOOD = "good";
  private static final String NONE = "none";

  private final Rulebook rulebook;

  Tones(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** The model's bands, the worst first. */
  public List<Band> bands() {
    return rulebook.current().model().bands().bands();
  }

  /** The worst band is bad, the best good. */
  public String band(@Nullable String name) {
    Optional<Band> band =
        Optional.ofNullable(name).flatMap(rulebook.current().model().bands()::named);
    if (band.isEmpty()) {
      return NONE;
    }
    int place = bands().indexOf(band.get());
    return place == 0 ? BAD : place == bands().size() - 1 ? GOOD : WARN;
  }

  /** Of a renewal flag, for example {@code URGENT}. */
  public String renewal(String flag) {
    return switch (flag) {
      case "LATE", "URGENT", "CHURNED" -> BAD;
      case "DUE", "UPCOMING" -> WARN;
      case "RENEWED" -> GOOD;
      default -> NONE;
    };
  }

  /** Of how a run, a write or a record's step ended, or of a connection's state. */
  public String state(String state) {
    return switch (state) {
      case "FAILED", "PAUSED", "REFUSED", "PARKED" -> BAD;
      case "PARTIAL", "WAITING", "PENDING", "PROPOSED" -> WARN;
      case "COMPLETE", "ACTIVE", "ACKNOWLEDGED" -> GOOD;
      default -> NONE;
    };
  }
}
