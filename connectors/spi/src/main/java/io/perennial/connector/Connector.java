package io.perennial.connector;

import io.perennial.connector.hook.Hooks;
import io.perennial.connector.install.Installer;
import io.perennial.connector.source.Source;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.SchemaReader;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * One outside system whose records we read and, where it allows that, whose fields we write.
 *
 * <p>Making a connector opens no socket; only the methods that ask the vendor do. The application
 * therefore starts while a vendor is down. Implementations are safe for use by many threads.
 */
public interface Connector extends AutoCloseable {

  /** The configured account that this connector speaks to. */
  ConnectionName connection();

  /**
   * Asks the vendor who it is; called at first use and at the start of each turn.
   *
   * @throws ConnectorException if the vendor refuses or cannot be reached
   */
  Identity identity();

  /**
   * The currency of amounts that carry none; empty if every amount names its own.
   *
   * @throws ConnectorException if the vendor refuses or cannot be reached
   */
  default Optional<Currency> currency() {
    return Optional.empty();
  }

  /**
   * Asks the vendor whether our credentials and rights are enough for what is configured. Never
   * throws: what goes wrong is a {@link CheckResult} of level FAIL.
   *
   * @param usage the objects and fields that the mappings read and write
   */
  List<CheckResult> check(Usage usage);

  /** Where records come from. */
  Source source();

  /** Where conclusions go; empty if the vendor is read-only for us. */
  default Optional<FieldWriter> writer() {
    return Optional.empty();
  }

  /**
   * Makes tasks for people and closes them; empty if the vendor has none.
   *
   * <p>The records of this writer are known by keys of ours, and their values by the words of
   * {@link io.perennial.connector.target.TaskWords}. An update with a subject makes a task, unless
   * there is, or was, one with its key: nothing of that one is changed then. Any other update
   * changes the status, unless the task is as it should be or deleted. Both count as acknowledged.
   *
   * @param keyField the vendor's field that holds our key
   */
  default Optional<FieldWriter> tasks(String keyField) {
    return Optional.empty();
  }

  /** What the vendor's objects look like; empty if the vendor's fields are fixed. */
  default Optional<SchemaReader> schema() {
    return Optional.empty();
  }

  /** Makes our fields at the vendor; empty if there is nothing to make. */
  default Optional<Installer> installer() {
    return Optional.empty();
  }

  /** Calls by which the vendor tells of changes at once; empty if it has none that we use. */
  default Optional<Hooks> hooks() {
    return Optional.empty();
  }

  /** Lets go of sockets and threads. A second call does nothing. */
  @Override
  void close();
}
