package io.perennial.routes;

import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Draft. */
@Component
final class ScoreStep {
  boolean moreDue(Exchange exchange) {
    return false;
  }

  void scoreChunk(Exchange exchange) {}
}
