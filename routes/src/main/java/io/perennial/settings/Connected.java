package io.perennial.settings;

import io.perennial.connector.ConnectionName;
import io.perennial.connector.Connector;
import io.perennial.mapping.Mapping;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A configured connection, ready to be used by many threads. */
public final class Connected {

  private final Connector connector;
  private final boolean onThisMachine;
  private final String type;
  private final Meter meter;
  private volatile Mapping mapping;
  private volatile boolean recognised;
  private volatile @Nullable Currency currency;

  /**
   * A connection.
   *
   * @param connector speaks to the vendor
   * @param type the vendor, for example {@code salesforce}
   * @param mapping what the vendor's records mean
   * @param meter what its calls cost
   * @param onThisMachine whether its address is of the loopback interface
   */
  public Connected(
      Connector connector, String type, Mapping mapping, Meter meter, boolean onThisMachine) {
    this.onThisMachine = onThisMachine;
    this.connector = connector;
    this.type = type;
    this.mapping = mapping;
    this.meter = meter;
  }

  /** Whether it is a look-alike on this machine. */
  public boolean onThisMachine() {
    return onThisMachine;
  }

  public ConnectionName name() {
    return connector.connection();
  }

  public Connector connector() {
    return connector;
  }

  public String type() {
    return type;
  }

  public Meter meter() {
    return meter;
  }

  /** Whether the system has answered this process as who it should be, when last asked. */
  public boolean recognised() {
    return recognised;
  }

  public void recognised(boolean answered) {
    recognised = answered;
  }

  /** What the vendor's records mean, as far as is known: amounts without a currency need one. */
  public Mapping mapping() {
    return mapping;
  }

  /** Records mean this from now on. */
  public void mapping(Mapping rules) {
    mapping = currency().map(rules::withCurrency).orElse(rules);
  }

  /** The currency of amounts that name none; empty if each does, or if nobody knows yet. */
  public Optional<Currency> currency() {
    return Optional.ofNullable(currency);
  }

  /** Amounts that name no currency are in this one. */
  public void currency(Currency told) {
    currency = told;
    mapping = mapping.withCurrency(told);
  }
}
