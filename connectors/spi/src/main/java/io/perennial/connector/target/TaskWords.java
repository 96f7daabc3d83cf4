package io.perennial.connector.target;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a task for a person holds, in words that fit every vendor. */
public final class TaskWords {

  /** What is to be done, in a line. */
  public static final String SUBJECT = "subject";

  /** Some lines more. */
  public static final String DESCRIPTION = "description";

  /** The vendor's key of the record that the task is about. */
  public static final String ABOUT = "about";

  /** The vendor's key of whoever is to do it; without one it is the user that we act as. */
  public static final String OWNER = "owner";

  /** Until when, as a day such as {@code 2026-06-30}. */
  public static final String DUE = "due";

  public static final String PRIORITY = "priority";

  /** The vendor's word for how far it is. */
  public static final String STATUS = "status";

  /** Whether it is closed, by us or by anybody; of a deleted one, too. */
  public static final String DONE = "done";

  private static final int LONGEST_SUBJECT = 255;
  private static final int LONGEST_DESCRIPTION = 32_000;

  private TaskWords() {}

  /** A task as a target whose values are brought into one form before they are compared. */
  public static ObjectSchema schema(String object) {
    SortedMap<String, FieldSchema> fields = new TreeMap<>();
    add(fields, SUBJECT, FieldType.TEXT, LONGEST_SUBJECT);
    add(fields, DESCRIPTION, FieldType.TEXT, LONGEST_DESCRIPTION);
    add(fields, ABOUT, FieldType.REFERENCE, 0);
    add(fields, OWNER, FieldType.REFERENCE, 0);
    add(fields, DUE, FieldType.DATE, 0);
    add(fields, PRIORITY, FieldType.TEXT, 0);
    add(fields, STATUS, FieldType.TEXT, 0);
    add(fields, DONE, FieldType.BOOLEAN, 0);
    return new ObjectSchema(object, fields);
  }

  private static void add(
      SortedMap<String, FieldSchema> fields, String name, FieldType type, int length) {
    fields.put(name, new FieldSchema(name, name, type, length, 0, true, List.of(), false));
  }
}
