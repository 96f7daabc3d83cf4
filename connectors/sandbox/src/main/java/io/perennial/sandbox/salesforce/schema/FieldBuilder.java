package io.perennial.sandbox.salesforce.schema;

import java.util.List;
import java.util.Optional;

/** Puts a {@link Field} together; says only what differs from the usual. */
public final class FieldBuilder {

  private final String name;
  private final FieldType type;
  private String label;
  private int length;
  private int precision;
  private int scale;
  private boolean required;
  private boolean createable = true;
  private boolean updateable = true;
  private boolean unique;
  private boolean externalId;
  private List<String> values = List.of();
  private boolean restricted;
  private List<String> referenceTo = List.of();
  private Optional<String> relationship = Optional.empty();
  private Optional<String> formula = Optional.empty();
  private Optional<String> defaultValue = Optional.empty();
  private String metadata = "";
  private boolean cascade;
  private boolean open = true;

  FieldBuilder(String name, FieldType type) {
    this.name = name;
    this.type = type;
    this.label = name.replaceFirst("__c$", "").replace('_', ' ');
    this.length =
        switch (type) {
          case ID, REFERENCE -> 18;
          case EMAIL -> 80;
          case PHONE -> 40;
          case STRING, TEXTAREA, PICKLIST, URL -> 255;
          case MULTIPICKLIST -> 4099;
          case BOOLEAN, INT, DOUBLE, CURRENCY, PERCENT, DATE, DATETIME, COMPLEXVALUE -> 0;
        };
    this.precision = type == FieldType.INT ? 8 : 18;
  }

  public FieldBuilder label(String text) {
    label = text;
    return this;
  }

  public FieldBuilder length(int characters) {
    length = characters;
    return this;
  }

  /** Size of a number. */
  public FieldBuilder digits(int all, int afterThePoint) {
    precision = all;
    scale = afterThePoint;
    return this;
  }

  public FieldBuilder required() {
    required = true;
    return this;
  }

  /** Neither calls create it nor update it. */
  public FieldBuilder readOnly() {
    createable = false;
    updateable = false;
    return this;
  }

  /** Set at creation and never again. */
  public FieldBuilder createOnly() {
    updateable = false;
    return this;
  }

  public FieldBuilder unique() {
    unique = true;
    return this;
  }

  public FieldBuilder externalId() {
    externalId = true;
    return this;
  }

  /** Values of a picklist, which takes others too. */
  public FieldBuilder values(List<String> picklist) {
    values = picklist;
    return this;
  }

  /** The picklist takes no other values. */
  public FieldBuilder restricted() {
    restricted = true;
    return this;
  }

  public FieldBuilder reference(List<String> objects, String name) {
    referenceTo = objects;
    relationship = name.isEmpty() ? Optional.empty() : Optional.of(name);
    return this;
  }

  /** Computed on reading; makes the field read-only. */
  public FieldBuilder formula(String text) {
    formula = Optional.of(text);
    return readOnly();
  }

  public FieldBuilder defaultValue(String text) {
    defaultValue = Optional.of(text);
    return this;
  }

  /** What the Tooling API shows as the field's metadata. */
  public FieldBuilder metadata(String json) {
    metadata = json;
    return this;
  }

  /** Records go when their parent goes. */
  public FieldBuilder cascade() {
    cascade = true;
    return this;
  }

  /** Invisible until a permission set grants it. */
  public FieldBuilder hidden() {
    open = false;
    return this;
  }

  public Field build() {
    boolean number = type.isNumber();
    return new Field(
        name,
        label,
        type,
        length,
        number ? precision : 0,
        number ? scale : 0,
        required,
        createable,
        updateable,
        unique,
        externalId,
        values,
        restricted,
        referenceTo,
        relationship,
        formula,
        defaultValue,
        metadata,
        cascade,
        open);
  }
}
