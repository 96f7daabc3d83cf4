package io.perennial.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.target.FieldSchema;
import io.perennial.connector.target.FieldType;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import io.perennial.connector.testkit.SchemaReaderContract;
import io.perennial.sandbox.salesforce.schema.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSchemaTest extends SchemaReaderContract {

  private final SalesforceRig rig = new SalesforceRig(1, 2000);

  @AfterEach
  void stop() {
    rig.close();
  }

  @Override
  protected SchemaReader schema() {
    return rig.connector().schema().orElseThrow();
  }

  @Override
  protected String object() {
    return "Account";
  }

  @Override
  protected String writableField() {
    return SalesforceRig.SCORE;
  }

  @Override
  protected String readOnlyField() {
    return "SystemModstamp";
  }

  @Test
  void describe_givesTypesScalesAndRelationships() {
    assertThat(schema().describe("Account").field(SalesforceRig.SCORE))
        .hasValueSatisfying(
            field -> {
              assertThat(field.type()).isEqualTo(FieldType.NUMBER);
              assertThat(field.scale()).isZero();
            });
    assertThat(schema().describe("Account").field("Owner"))
        .map(FieldSchema::type)
        .contains(FieldType.REFERENCE);
  }

  @Test
  void describe_tellsWhichValuesChangeWithoutATimeStamp() {
    rig.salesforce
        .schema()
        .put(
            rig.salesforce.schema().standard("Account"),
            Field.named("Tier__c", io.perennial.sandbox.salesforce.schema.FieldType.STRING)
                .formula("\"Gold\"")
                .build(),
            rig.now());

    ObjectSchema account = schema().describe("Account");

    assertThat(account.field("Tier__c")).map(FieldSchema::calculated).contains(true);
    assertThat(account.field("Owner")).as("its name").map(FieldSchema::calculated).contains(true);
    assertThat(account.field("OwnerId")).map(FieldSchema::calculated).contains(false);
    assertThat(account.field("Name")).map(FieldSchema::calculated).contains(false);
  }
}
