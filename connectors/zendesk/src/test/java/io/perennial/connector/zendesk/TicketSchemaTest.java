package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.Connector;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.testkit.SchemaReaderContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TicketSchemaTest extends SchemaReaderContract {

  private final Fixture fixture = Fixture.of(Fixture.options());
  private final Connector connector = fixture.connector();

  @AfterEach
  void close() {
    connector.close();
    fixture.close();
  }

  @Override
  protected SchemaReader schema() {
    return connector.schema().orElseThrow();
  }

  @Override
  protected String object() {
    return "ticket";
  }

  @Override
  protected String writableField() {
    return "perennial_context";
  }

  @Override
  protected String readOnlyField() {
    return "status";
  }

  @Test
  void describe_givesADropdownItsTags() {
    assertThat(schema().describe("ticket").field("perennial_health_band"))
        .contains(
            new FieldSchema(
                "perennial_health_band",
                "Health, as we see it",
                FieldType.PICKLIST,
                0,
                0,
                true,
                List.of("healthy", "watch"),
                true));
  }

  @Test
  void describe_leavesOutInactiveFields() {
    assertThat(schema().describe("ticket").field("perennial_retired")).isEmpty();
  }
}
