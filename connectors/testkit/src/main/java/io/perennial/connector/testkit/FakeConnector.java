package io.perennial.connector.testkit;

import io.perennial.connector.CheckResult;
import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.connector.Identity;
import io.perennial.connector.Usage;
import io.perennial.connector.install.Installer;
import io.perennial.connector.source.Source;
import io.perennial.connector.target.FieldWriter;
import io.perennial.connector.target.ObjectSchema;
import io.perennial.connector.target.SchemaReader;
import java.util.List;
import java.util.Optional;

/** Speaks to a {@link FakeVendor}. Streams and objects have the same names. */
public final class FakeConnector implements Connector {

  private final FakeVendor vendor;
  private final List<String> streams;
  private final int pageSize;
  private final Optional<SchemaReader> schema;
  private final Optional<Installer> installer;
  private volatile Identity identity = new Identity("fake-account", "test");

  /**
   * A connector of some streams.
   *
   * @param pageSize records in one page and in one batch
   */
  public FakeConnector(FakeVendor vendor, List<String> streams, int pageSize) {
    this(vendor, streams, pageSize, Optional.empty(), Optional.empty());
  }

  private FakeConnector(
      FakeVendor vendor,
      List<String> streams,
      int pageSize,
      Optional<SchemaReader> schema,
      Optional<Installer> installer) {
    this.vendor = vendor;
    this.streams = List.copyOf(streams);
    this.pageSize = pageSize;
    this.schema = schema;
    this.installer = installer;
  }

  /** The same connector to a vendor that describes its objects. */
  public FakeConnector describing(ObjectSchema object) {
    return new FakeConnector(vendor, streams, pageSize, Optional.of(name -> object), installer);
  }

  /** The same connector to a vendor at which fields can be made. */
  public FakeConnector installing(Installer making) {
    return new FakeConnector(vendor, streams, pageSize, schema, Optional.of(making));
  }

  /** From now on another account answers. */
  public void answersAs(String account) {
    identity = new Identity(account, "test");
  }

  @Override
  public ConnectionName connection() {
    return vendor.connection();
  }

  @Override
  public Identity identity() {
    vendor.call();
    return identity;
  }

  @Override
  public List<CheckResult> check(Usage usage) {
    return List.of(CheckResult.ok("fake", "works"));
  }

  @Override
  public Source source() {
    return new FakeSource(vendor, streams, pageSize);
  }

  @Override
  public Optional<FieldWriter> writer() {
    return Optional.of(new FakeWriter(vendor, streams, pageSize));
  }

  @Override
  public Optional<SchemaReader> schema() {
    return schema;
  }

  @Override
  public Optional<Installer> installer() {
    return installer;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
