package io.perennial.mapping;

import io.perennial.mapping.path.ReadField;
import io.perennial.mapping.path.WhenGone;
import io.perennial.mapping.rule.StreamRules;
import io.perennial.mapping.rule.StreamRules.Result;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.RecordRef;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that one mapping file says about a vendor's records.
 *
 * <p>A pure function: the same record becomes the same, whenever and wherever it is mapped.
 * Immutable, for many threads. Made by {@link MappingReader}.
 */
public final class Mapping {

  private final String vendor;
  private final SortedMap<String, StreamRules> streams;
  private final Optional<Currency> currency;
  private final Optional<String> ownMark;

  Mapping(String vendor, Map<String, StreamRules> streams, Optional<Currency> currency) {
    this(vendor, streams, currency, Optional.empty());
  }

  private Mapping(
      String vendor,
      Map<String, StreamRules> streams,
      Optional<Currency> currency,
      Optional<String> ownMark) {
    this.vendor = vendor;
    this.ownMark = ownMark;
    this.streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
    this.currency = currency;
  }

  /**
   * The same mapping for a connection whose amounts are in one currency unless a record says
   * otherwise, for example a Salesforce organisation without further currencies.
   */
  public Mapping withCurrency(Currency ofTheConnection) {
    return new Mapping(vendor, streams, Optional.of(ofTheConnection), ownMark);
  }

  /**
   * The same mapping that leaves out records of our own making: what we write is nobody's fact.
   *
   * @param field of the vendor that only such records fill
   */
  public Mapping withoutMarked(String field) {
    return new Mapping(vendor, streams, currency, Optional.of(field));
  }

  /** The connector type that the file is for, for example {@code salesforce}. */
  public String vendor() {
    return vendor;
  }

  /** Streams that the file maps, sorted; others need not be read. */
  public SortedSet<String> streams() {
    return new TreeSet<>(streams.keySet());
  }

  /** What the records of a stream become. */
  public CanonicalType type(String stream) {
    return rules(stream).type();
  }

  /** Names of the open attributes that a stream fills, sorted. */
  public List<String> attributes(String stream) {
    return rules(stream).attributes();
  }

  /**
   * The vendor's fields that a stream needs, those marked with a question mark included: to cut
   * payloads down with {@link io.perennial.mapping.path.Cut}.
   */
  public SortedSet<String> selection(String stream) {
    return selection(readFields(stream));
  }

  /**
   * The vendor's fields to request where asking for an unknown one is an error.
   *
   * @param described names of the fields that the vendor's object has; of those marked with a
   *     question mark, and of the mark of our own records, only these are asked for
   */
  public SortedSet<String> selection(String stream, Collection<String> described) {
    SortedSet<String> fields =
        new TreeSet<>(
            selection(
                readFields(stream).stream()
                    .filter(read -> !read.path().mayBeAbsent() || read.path().isAmong(described))
                    .toList()));
    ownMark.filter(described::contains).ifPresent(fields::add);
    return Collections.unmodifiableSortedSet(fields);
  }

  private static SortedSet<String> selection(List<ReadField> reads) {
    SortedSet<String> fields = new TreeSet<>();
    reads.stream().filter(read -> !read.leadsOn()).forEach(read -> fields.add(read.path().text()));
    return Collections.unmodifiableSortedSet(fields);
  }

  /** What becomes of a field that has vanished: of several uses the strictest counts. */
  public WhenGone whenGone(String stream, String field) {
    return readFields(stream).stream()
        .filter(read -> read.path().text().equals(field))
        .map(ReadField::whenGone)
        .max(Comparator.naturalOrder())
        .orElse(WhenGone.HOLD);
  }

  /** Every use of a vendor's field by a stream: what is read may not be written. */
  public List<ReadField> readFields(String stream) {
    return rules(stream).reads(stream);
  }

  /** Every use of a vendor's field by any stream. */
  public List<ReadField> readFields() {
    return streams.keySet().stream().flatMap(stream -> readFields(stream).stream()).toList();
  }

  /**
   * Maps one record.
   *
   * @param connection where it was read, for example {@code stripe-eu}
   * @param id the vendor's key
   * @param vendorFields JSON values by the vendor's names
   */
  public MappingOutcome apply(
      String connection, String stream, String id, Map<String, @Nullable Object> vendorFields) {
    StreamRules rules = rules(stream);
    if (ownMark.isPresent() && vendorFields.get(ownMark.get()) != null) {
      return new MappingOutcome.Ignored(ownMark.get());
    }
    Result result = rules.apply(vendorFields, currency);
    if (result.ignoredBy().isPresent()) {
      return new MappingOutcome.Ignored(result.ignoredBy().get());
    }
    if (!result.refused().isEmpty()) {
      return new MappingOutcome.Refused(result.refused());
    }
    CanonicalRecord record =
        new CanonicalRecord(
            rules.type(),
            new RecordRef(connection, stream, id),
            result.values(),
            result.attributes());
    return new MappingOutcome.Mapped(record, result.passedOver());
  }

  /**
   * A record as it may be stored: of e-mail addresses that are mapped to their domain only the
   * domain stays. It is mapped to the same as before.
   */
  public Map<String, @Nullable Object> withoutAddresses(
      String stream, Map<String, @Nullable Object> vendorFields) {
    return rules(stream).withoutAddresses(vendorFields);
  }

  /** Changes when any rule changes; not by comments, order or layout of the file. */
  public String fingerprint() {
    StringBuilder all = new StringBuilder(vendor);
    streams.keySet().forEach(stream -> all.append('\n').append(fingerprint(stream)));
    return Fingerprint.of(all.toString());
  }

  /** Changes when a rule of the stream changes: its records are to be mapped again. */
  public String fingerprint(String stream) {
    String money = currency.map(Currency::getCurrencyCode).orElse("");
    String mark = ownMark.map("\n"::concat).orElse("");
    return Fingerprint.of(String.join("\n", stream, money, rules(stream).canonical()) + mark);
  }

  /** For people and logs, for example {@code salesforce 3f9a12bc}. */
  public String version() {
    return vendor + " " + fingerprint().substring(0, 8);
  }

  private StreamRules rules(String stream) {
    StreamRules rules = streams.get(stream);
    if (rules == null) {
      throw new IllegalArgumentException("%s.yaml maps no stream %s".formatted(vendor, stream));
    }
    return rules;
  }
}
