package io.perennial.connector.target;

/** Asks the vendor what its objects look like for our user. */
public interface SchemaReader {

  /**
   * The object's fields as our user sees them; an invisible field is missing.
   *
   * @param object the vendor's name, for example {@code Account}
   * @throws io.perennial.connector.ConnectorException if the vendor refuses or cannot be reached;
   *     of an object that is not there for our user it names the object and says so: {@link
   *     io.perennial.connector.ConnectorException#missingObject}
   */
  ObjectSchema describe(String object);
}
