package io.perennial.connector.zendesk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import java.util.function.Consumer;

/** One record that looks otherwise in every list that holds it. */
final class SpoiltRow {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SpoiltRow() {}

  /** From now on, in lists of this name. */
  static void in(Fixture fixture, String list, String id, Consumer<ObjectNode> change) {
    fixture
        .zendesk
        .faults()
        .always(Call.to("GET", "/" + list), (call, work) -> changed(work.get(), list, id, change));
  }

  private static Answer changed(
      Answer answer, String list, String id, Consumer<ObjectNode> change) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      for (JsonNode row : json.path(list)) {
        if (row.path("id").asText().equals(id)) {
          change.accept((ObjectNode) row);
        }
      }
      return answer.withBody(json.toString());
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
