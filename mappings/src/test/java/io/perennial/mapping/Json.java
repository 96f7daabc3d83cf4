package io.perennial.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the JSON of vendors' answers; JSON is YAML. */
final class Json {

  private Json() {}

  static Map<String, @Nullable Object> of(String text) {
    Object read = new Load(LoadSettings.builder().build()).loadFromString(text);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (read instanceof Map<?, ?> map) {
      map.forEach((name, value) -> fields.put(String.valueOf(name), value));
    }
    return fields;
  }
}
