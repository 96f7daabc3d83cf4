package io.perennial.model;

/**
 * Points at one record of one connection.
 *
 * @param connection the connection's name, for example {@code stripe-eu}
 * @param stream the stream it was read from, for example {@code invoices}
 * @param id the vendor's key
 */
public record RecordRef(String connection, String stream, String id)
    implements Comparable<RecordRef> {

  @Override
  public int compareTo(RecordRef other) {
    int order = connection.compareTo(other.connection);
    order = order != 0 ? order : stream.compareTo(other.stream);
    return order != 0 ? order : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return connection + "/" + stream + "/" + id;
  }
}
