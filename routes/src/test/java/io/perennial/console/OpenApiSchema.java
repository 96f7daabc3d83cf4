package io.perennial.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;

/** One schema of an OpenAPI document, against which JSON is held. */
public final class OpenApiSchema {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  /**
   * @param document in YAML
   * @param name of a component
   */
  public OpenApiSchema(String document, String name) {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(new ByteArrayResource(document.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> read = Objects.requireNonNull(yaml.getObject());
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                JSON.valueToTree(
                    Map.of(
                        "$ref",
                        "#/components/schemas/" + name,
                        "components",
                        Objects.requireNonNull(read.get("components")))),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** The JSON of a text that is as the schema says. */
  public JsonNode read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      assertThat(schema.validate(json)).as(text).isEmpty();
      return json;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
