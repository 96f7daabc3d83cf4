package io.perennial.chaos.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The records of a page, whichever system gives it. */
final class Listed {

  private static final List<String> LISTS = List.of("records", "tickets", "organizations", "data");

  private Listed() {}

  /** The records of an answer; empty if it is no page, or one without any. */
  private static Optional<ArrayNode> of(JsonNode body) {
    return LISTS.stream()
        .filter(list -> body instanceof ObjectNode)
        .map(body::get)
        .filter(list -> list instanceof ArrayNode && !list.isEmpty())
        .map(ArrayNode.class::cast)
        .findFirst();
  }

  /** The answer with other records, where it is a page that has some. */
  static Answer changed(Answer answer, Consumer<ArrayNode> change) {
    if (!answer.body().startsWith("{")) {
      return answer;
    }
    JsonNode body = Json.read(answer.body());
    of(body).ifPresent(change);
    return answer.withBody(Json.write(body));
  }
}
