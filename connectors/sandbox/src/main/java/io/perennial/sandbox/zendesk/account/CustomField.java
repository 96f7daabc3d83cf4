package io.perennial.sandbox.zendesk.account;

import java.util.ArrayList;
import java.util.List;

/**
 * A field that an admin added to tickets or organisations.
 *
 * @param id by which a ticket's value is written
 * @param key by which an organisation's value is written; empty for a ticket's field
 * @param type for example {@code text}, {@code integer}, {@code date}, {@code checkbox}; {@code
 *     tagger} on tickets and {@code dropdown} on organisations are the same
 * @param options of a dropdown
 * @param visibleInPortal whether customers see it
 */
public record CustomField(
    long id,
    String key,
    String title,
    String description,
    String type,
    List<Option> options,
    boolean active,
    boolean visibleInPortal) {

  /**
   * One choice of a dropdown.
   *
   * @param name what people see
   * @param value the tag, by which the API knows it
   */
  public record Option(String name, String value) {}

  public CustomField {
    options = List.copyOf(options);
  }

  /** A field of tickets. */
  public static CustomField ofTicket(long id, String title, String type) {
    return new CustomField(id, "", title, "", type, List.of(), true, false);
  }

  /** A field of organisations. */
  public static CustomField ofOrganization(long id, String key, String type) {
    return new CustomField(id, key, key, "", type, List.of(), true, false);
  }

  /** The same with choices whose names are their tags. */
  public CustomField options(String... tags) {
    List<Option> all = new ArrayList<>();
    for (String tag : tags) {
      all.add(new Option(tag, tag));
    }
    return new CustomField(id, key, title, description, type, all, active, visibleInPortal);
  }

  /** The same with a description. */
  public CustomField description(String text) {
    return new CustomField(id, key, title, text, type, options, active, visibleInPortal);
  }

  /** The same, switched off. */
  public CustomField inactive() {
    return new CustomField(id, key, title, description, type, options, false, visibleInPortal);
  }

  /** Whether its values are tags of its options. */
  public boolean dropdown() {
    return type.equals("tagger") || type.equals("dropdown");
  }
}
