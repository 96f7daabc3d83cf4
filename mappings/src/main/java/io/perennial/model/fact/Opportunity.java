package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.Money;
import io.perennial.model.RecordRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A deal in the CRM.
 *
 * @param ref where it came from
 * @param amount worth of the whole term, as the CRM holds it
 * @param closeDate day on which it closed, or is hoped to
 * @param contractStart first day of the contract that it brings
 * @param contractEnd last day of that contract
 * @param termYears length of the contract in years, for example 1.5
 * @param attributes open attributes of the mapping
 */
public record Opportunity(
    RecordRef ref,
    Optional<String> accountId,
    Optional<String> ownerName,
    Optional<OrderType> orderType,
    String stage,
    boolean closed,
    boolean won,
    Optional<Money> amount,
    Optional<Instant> createdAt,
    Optional<LocalDate> closeDate,
    Optional<LocalDate> contractStart,
    Optional<LocalDate> contractEnd,
    Optional<BigDecimal> termYears,
    Optional<String> lossReason,
    SortedMap<String, Object> attributes)
    implements Fact<Opportunity> {

  /** What kind of sale it is; the mapping recognises it, never by the deal's name. */
  public enum OrderType {
    NEW,
    ADD_ON,
    RENEWAL
  }

  public static Opportunity of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Opportunity(
        canonical.ref(),
        values.text("accountId"),
        values.text("ownerName"),
        values.option("orderType", OrderType.class),
        values.required("stage", String.class),
        values.required("closed", Boolean.class),
        values.required("won", Boolean.class),
        values.money("amount"),
        values.instant("createdAt"),
        values.date("closeDate"),
        values.date("contractStart"),
        values.date("contractEnd"),
        values.number("termYears"),
        values.text("lossReason"),
        canonical.attributes());
  }

  public boolean is(OrderType type) {
    return orderType.isPresent() && orderType.get() == type;
  }

  @Override
  public Optional<Opportunity> asOf(AsOf at, Opportunity version, boolean readByThen) {
    if (at.hides(createdAt)) {
      return Optional.empty();
    }
    // read only later and closed on a later day: it was still open then
    boolean openThen =
        version.closed && !readByThen && version.closeDate.filter(at::hides).isPresent();
    if (at.same(version, this) && !openThen) {
      return Optional.of(this);
    }
    return Optional.of(
        new Opportunity(
            ref,
            version.accountId,
            version.ownerName,
            version.orderType,
            version.stage,
            version.closed && !openThen,
            version.won && !openThen,
            version.amount,
            createdAt,
            version.closeDate,
            version.contractStart,
            version.contractEnd,
            version.termYears,
            openThen ? Optional.empty() : version.lossReason,
            version.attributes));
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    createdAt.ifPresent(sink);
    // of an open deal it is only a hope
    closeDate
        .filter(day -> closed)
        .ifPresent(day -> sink.accept(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }
}
