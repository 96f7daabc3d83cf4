package io.perennial.connector.salesforce.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.connector.install.Mark;
import io.perennial.connector.install.WantedField;
import io.perennial.connector.install.WantedOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Salesforce calls the metadata of a custom field, from our wish and compared with what is
 * there.
 *
 * @see <a
 *     href="https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm">CustomField</a>
 */
final class FieldMetadata {

  /** Salesforce works a formula out with all the digits it has. */
  private static final int DIGITS_OF_A_FORMULA = 18;

  private static final int DEFAULT_LENGTH = 255;

  /** What makes a text a key. */
  private static final List<String> KEY = List.of("caseSensitive", "externalId", "unique");

  private final WantedField field;

  FieldMetadata(WantedField field) {
    this.field = field;
  }

  /**
   * All of it, sorted by name as Salesforce's own tools do.
   *
   * @param valueName what a picklist's value is called: {@code valueName} in calls, {@code
   *     fullName} in files
   */
  Map<String, Object> all(String valueName) {
    Map<String, Object> all = new TreeMap<>();
    all.put("type", type());
    all.put("label", field.label());
    all.put("description", Mark.with(field.help()));
    all.put("inlineHelpText", field.help());
    boolean computed = field.formula().isPresent();
    field
        .formula()
        .ifPresent(
            formula -> {
              all.put("formula", formula);
              all.put("formulaTreatBlanksAs", "BlankAsBlank");
            });
    switch (field.type()) {
      case TEXT -> {
        if (!computed) {
          all.put("length", length());
        }
        if (field.key()) {
          KEY.forEach(mark -> all.put(mark, true));
        }
      }
      case NUMBER, CURRENCY, PERCENT -> {
        all.put("precision", computed ? DIGITS_OF_A_FORMULA : precision());
        all.put("scale", field.scale());
      }
      case BOOLEAN -> {
        if (!computed) {
          all.put("defaultValue", "false");
        }
      }
      case PICKLIST -> all.put("valueSet", values(valueName));
      case DATE, DATE_TIME, URL, REFERENCE, OTHER -> {}
    }
    return all;
  }

  /** Why a field that is there cannot become the wanted one; empty if it can. */
  Optional<String> obstacle(JsonNode there) {
    String found = there.path("type").asText();
    if (!found.equals(type())) {
      return Optional.of("is there as %s, and %s is wanted".formatted(found, type()));
    }
    if (there.hasNonNull("formula") != field.formula().isPresent()) {
      return Optional.of(
          field.formula().isPresent()
              ? "is there and no formula, and a formula is wanted"
              : "is there as a formula, which cannot be written");
    }
    return Optional.empty();
  }

  /**
   * Brings a field of ours up to the wish: texts, formula, size and options. It only grows; its
   * label and the options that people added are theirs.
   *
   * @return the words for what was changed in it
   */
  List<String> bring(ObjectNode there) {
    List<String> changed = new ArrayList<>();
    text(there, "inlineHelpText", field.help(), "help text", changed);
    text(there, "description", Mark.with(field.help()), "description", changed);
    field.formula().ifPresent(formula -> text(there, "formula", formula, "formula", changed));
    if (field.formula().isEmpty()) {
      size(there, changed);
    }
    if (field.key()) {
      KEY.forEach(mark -> mark(there, mark, changed));
    }
    options(there, changed);
    return changed;
  }

  private static void text(
      ObjectNode there, String key, String wanted, String word, List<String> changed) {
    if (!there.path(key).asText("").equals(wanted)) {
      there.put(key, wanted);
      changed.add(word);
    }
  }

  private static void mark(ObjectNode there, String name, List<String> changed) {
    if (!there.path(name).asBoolean()) {
      there.put(name, true);
      changed.add(name);
    }
  }

  private void size(ObjectNode there, List<String> changed) {
    switch (field.type()) {
      case TEXT -> {
        if (there.path("length").asInt() < length()) {
          there.put("length", length());
          changed.add("length");
        }
      }
      case NUMBER, CURRENCY, PERCENT -> {
        int scale = Math.max(there.path("scale").asInt(), field.scale());
        int whole =
            Math.max(
                there.path("precision").asInt() - there.path("scale").asInt(),
                precision() - field.scale());
        if (there.path("scale").asInt() != scale
            || there.path("precision").asInt() < whole + scale) {
          there.put("scale", scale);
          there.put("precision", whole + scale);
          changed.add("digits");
        }
      }
      case BOOLEAN, DATE, DATE_TIME, PICKLIST, URL, REFERENCE, OTHER -> {}
    }
  }

  private void options(ObjectNode there, List<String> changed) {
    if (field.options().isEmpty()) {
      return;
    }
    ArrayNode values =
        there
            .withObjectProperty("valueSet")
            .withObjectProperty("valueSetDefinition")
            .withArrayProperty("value");
    Set<String> known = new HashSet<>();
    values.forEach(
        value ->
            known.add(
                value.path(value.hasNonNull("valueName") ? "valueName" : "fullName").asText()));
    for (WantedOption option : field.options()) {
      if (known.add(option.stored())) {
        values
            .addObject()
            .put("valueName", option.stored())
            .put("label", option.word())
            .put("default", false);
        changed.add("option " + option.stored());
      }
    }
  }

  private Map<String, Object> values(String valueName) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (WantedOption option : field.options()) {
      Map<String, Object> value = new TreeMap<>();
      value.put(valueName, option.stored());
      value.put("label", option.word());
      value.put("default", false);
      values.add(value);
    }
    Map<String, Object> definition = new TreeMap<>();
    definition.put("sorted", false);
    definition.put("value", values);
    Map<String, Object> set = new TreeMap<>();
    set.put("restricted", false);
    set.put("valueSetDefinition", definition);
    return set;
  }

  private int length() {
    return field.length() == 0 ? DEFAULT_LENGTH : field.length();
  }

  private int precision() {
    return field.digits() == 0 ? DIGITS_OF_A_FORMULA : field.digits() + field.scale();
  }

  private String type() {
    return switch (field.type()) {
      case TEXT -> "Text";
      case NUMBER -> "Number";
      case CURRENCY -> "Currency";
      case PERCENT -> "Percent";
      case BOOLEAN -> "Checkbox";
      case DATE -> "Date";
      case DATE_TIME -> "DateTime";
      case PICKLIST -> "Picklist";
      case URL -> "Url";
      case REFERENCE, OTHER ->
          throw new IllegalArgumentException("no field of ours holds " + field.type());
    };
  }
}
