package io.perennial.sandbox.salesforce.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code standard-objects.txt}, whose head explains its lines. */
final class StandardObjects {

  private static final String FILE = "standard-objects.txt";
  private static final String DEFAULT = "default:";
  private static final Pattern FIELD =
      Pattern.compile("(\\w+) (\\w+)(?:\\(([^)]*)\\))?((?: [\\w:-]+)*)(?: = (.*))?");

  private final boolean multiCurrency;
  private final Map<String, ObjectType> objects = new LinkedHashMap<>();

  private StandardObjects(boolean multiCurrency) {
    this.multiCurrency = multiCurrency;
  }

  static Map<String, ObjectType> read(boolean multiCurrency) {
    StandardObjects reader = new StandardObjects(multiCurrency);
    reader.read();
    return reader.objects;
  }

  private void read() {
    ObjectType current = null;
    for (String line : lines()) {
      if (line.startsWith("object ")) {
        current = object(line.split(" "));
      } else if (current != null && !line.isBlank() && !line.startsWith("#")) {
        field(current, line.strip());
      }
    }
  }

  private ObjectType object(String[] words) {
    ObjectType.Kind kind = ObjectType.Kind.valueOf(words[3].toUpperCase(Locale.ROOT));
    ObjectType object = new ObjectType(words[1], words[2], kind);
    List<String> flags = List.of(words);
    object.put(Field.named("Id", FieldType.ID).label("Record ID").readOnly().build());
    if (kind != ObjectType.Kind.TOOLING) {
      systemFields(object, flags.contains("no-recycle-bin"));
    }
    if (multiCurrency || !flags.contains("multi-currency")) {
      objects.put(words[1].toLowerCase(Locale.ROOT), object);
    }
    return object;
  }

  private static void systemFields(ObjectType object, boolean noRecycleBin) {
    if (!noRecycleBin) {
      object.put(Field.named("IsDeleted", FieldType.BOOLEAN).readOnly().build());
    }
    object.put(Field.named("CreatedDate", FieldType.DATETIME).readOnly().build());
    object.put(user("CreatedById", "CreatedBy"));
    object.put(Field.named("LastModifiedDate", FieldType.DATETIME).readOnly().build());
    object.put(user("LastModifiedById", "LastModifiedBy"));
    object.put(Field.named("SystemModstamp", FieldType.DATETIME).readOnly().build());
  }

  private static Field user(String name, String relationship) {
    return Field.named(name, FieldType.REFERENCE)
        .reference(List.of("User"), relationship)
        .readOnly()
        .build();
  }

  private void field(ObjectType object, String line) {
    Matcher matcher = FIELD.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalStateException(FILE + " cannot be read: " + line);
    }
    List<String> flags = List.of(matcher.group(4).strip().split(" "));
    if (flags.contains("multi-currency") && !multiCurrency) {
      return;
    }
    FieldType type = FieldType.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
    FieldBuilder field = Field.named(matcher.group(1), type).label(label(matcher.group(1)));
    if (matcher.group(3) != null) {
      size(field, type, matcher.group(3));
    }
    if (matcher.group(5) != null) {
      values(field, List.of(matcher.group(5).split("\\|")), flags);
    }
    flags.stream().filter(flag -> !flag.startsWith(DEFAULT)).forEach(flag -> flag(field, flag));
    object.put(field.build());
  }

  private static void size(FieldBuilder field, FieldType type, String text) {
    if (type == FieldType.REFERENCE) {
      String[] parts = text.split(":");
      field.reference(List.of(parts[0].split("/")), parts.length > 1 ? parts[1] : "");
    } else if (type.isNumber()) {
      String[] parts = text.split(",");
      field.digits(Integer.parseInt(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    } else {
      field.length(Integer.parseInt(text));
    }
  }

  private static void values(FieldBuilder field, List<String> values, List<String> flags) {
    field.values(values);
    flags.stream()
        .filter(flag -> flag.startsWith(DEFAULT))
        .mapToInt(flag -> Integer.parseInt(flag.substring(DEFAULT.length())))
        .forEach(number -> field.defaultValue(values.get(number - 1)));
  }

  private static void flag(FieldBuilder field, String flag) {
    switch (flag) {
      case "required" -> field.required();
      case "read-only" -> field.readOnly();
      case "create-only" -> field.createOnly();
      case "unique" -> field.unique();
      case "restricted" -> field.restricted();
      case "cascade" -> field.cascade();
      case "multi-currency", "" -> {}
      default -> throw new IllegalStateException(FILE + " has an unknown word: " + flag);
    }
  }

  /** {@code NumberOfEmployees} is labelled Number Of Employees, {@code AccountId} Account ID. */
  private static String label(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").replaceFirst(" Id$", " ID");
  }

  private static List<String> lines() {
    try (InputStream in =
        Objects.requireNonNull(StandardObjects.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
