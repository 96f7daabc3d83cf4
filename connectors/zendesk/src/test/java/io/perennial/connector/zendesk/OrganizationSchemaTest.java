package io.perennial.connector.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.perennial.connector.Connector;
import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.testkit.SchemaReaderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationSchemaTest extends SchemaReaderContract {

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
    return "organization";
  }

  @Override
  protected String writableField() {
    return "perennial_owner";
  }

  @Override
  protected String readOnlyField() {
    return "name";
  }

  @Test
  void describe_mapsTypes() {
    assertThat(schema().describe("organization").fields().values())
        .filteredOn(FieldSchema::writable)
        .extracting(FieldSchema::name, FieldSchema::type)
        .containsExactly(
            tuple("perennial_health_band", FieldType.PICKLIST),
            tuple("perennial_health_score", FieldType.NUMBER),
            tuple("perennial_owner", FieldType.TEXT),
            tuple("perennial_renewal_date", FieldType.DATE));
  }
}
