package io.perennial.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON of the store: one form for one value, so that equal values have equal hashes. */
public final class Json {

  private static final int HASH_BYTES = 16;

  /** Behind an even number of backslashes: else it is text that somebody typed. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** JSON without the characters that PostgreSQL cannot hold. */
  public static String write(Object value) {
    try {
      String json = Storable.text(MAPPER.writeValueAsString(value));
      return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "cannot write %s as JSON".formatted(value.getClass()), impossible);
    }
  }

  /** The fields of an object. */
  public static SortedMap<String, @Nullable Object> map(String json) {
    return read(json, new TypeReference<TreeMap<String, @Nullable Object>>() {});
  }

  /** Reads JSON that the store wrote. */
  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("the store holds JSON that it did not write", foreign);
    }
  }

  /** Reads JSON that the store wrote. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException("the store holds JSON that it did not write", foreign);
    }
  }

  /** Sixteen bytes that tell one JSON text from another. */
  public static String hash(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
