package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perennial.connector.ConnectorException;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import org.junit.jupiter.api.Test;

/** What every {@link SchemaReader} promises. */
public abstract class SchemaReaderContract {

  /** Reads the prepared vendor. */
  protected abstract SchemaReader schema();

  /** An object that exists. */
  protected abstract String object();

  /** A field that our user may change. */
  protected abstract String writableField();

  /** A field that our user may see and not change. */
  protected abstract String readOnlyField();

  @Test
  void describe_tellsWritableFromReadOnly() {
    ObjectSchema schema = schema().describe(object());

    assertThat(schema.field(writableField()))
        .hasValueSatisfying(field -> assertThat(field.writable()).isTrue());
    assertThat(schema.field(readOnlyField()))
        .hasValueSatisfying(field -> assertThat(field.writable()).isFalse());
    assertThat(schema.field("no_such_field_here")).isEmpty();
  }

  @Test
  void describe_namesAnObjectThatDoesNotExist() {
    assertThatThrownBy(() -> schema().describe("NoSuchObject"))
        .isInstanceOfSatisfying(
            ConnectorException.class,
            failure -> {
              assertThat(failure).hasMessageContaining("NoSuchObject");
              assertThat(failure.missingObject()).isTrue();
              assertThat(failure.mend()).isNotBlank();
            });
  }
}
