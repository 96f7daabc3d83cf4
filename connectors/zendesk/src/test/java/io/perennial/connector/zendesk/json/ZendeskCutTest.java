package io.perennial.connector.zendesk.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ZendeskCutTest {

  private static final String TICKET =
      "{\"id\":1,\"subject\":\"private\",\"via\":{\"channel\":\"web\",\"source\":{\"from\":1}},"
          + "\"custom_fields\":[{\"id\":7,\"value\":\"a\"},{\"id\":8,\"value\":null}],"
          + "\"tags\":[\"x\",\"y\"],\"due_at\":null}";

  @Test
  void cut_keepsValuesInsideObjects() throws Exception {
    assertThat(cut("via.channel")).isEqualTo(Map.of("via", Map.of("channel", "web")));
  }

  @Test
  void cut_keepsOneItemOfAListWithItsKey() throws Exception {
    assertThat(cut("custom_fields[id=7].value"))
        .isEqualTo(
            Map.of("custom_fields", List.of(Map.of("id", BigInteger.valueOf(7), "value", "a"))));
  }

  @Test
  void cut_keepsWholeListsAndNulls() throws Exception {
    assertThat(cut("tags", "due_at"))
        .containsEntry("tags", List.of("x", "y"))
        .containsEntry("due_at", null)
        .hasSize(2);
  }

  @Test
  void cut_keepsNoneOfAValueThatIsNoObject() throws Exception {
    assertThat(cut("subject.inside")).containsEntry("subject", null).hasSize(1);
  }

  private static Map<String, Object> cut(String... fields) throws Exception {
    return new ZendeskCut(List.of(fields)).of(ZendeskJson.read(TICKET));
  }
}
