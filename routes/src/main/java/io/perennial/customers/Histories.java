package io.perennial.customers;

import io.perennial.mapping.Mapping;
import io.perennial.mapping.MappingOutcome;
import io.perennial.mapping.MappingOutcome.Mapped;
import io.perennial.model.CanonicalRecord;
import io.perennial.model.CanonicalType;
import io.perennial.model.RecordRef;
import io.perennial.model.fact.Account;
import io.perennial.model.fact.Activity;
import io.perennial.model.fact.Contact;
import io.perennial.model.fact.Fact;
import io.perennial.model.fact.Invoice;
import io.perennial.model.fact.Opportunity;
import io.perennial.model.fact.Subscription;
import io.perennial.model.fact.Ticket;
import io.perennial.model.history.CustomerHistory;
import io.perennial.model.history.CustomerHistoryBuilder;
import io.perennial.model.history.History;
import io.perennial.model.history.SourceKind;
import io.perennial.model.history.Version;
import io.perennial.sql.Json;
import io.perennial.store.canonical.CanonicalTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Loads all facts of a chunk of customers, with two queries for each canonical type: the records as
 * they are, and the earlier versions of those that have any.
 */
@Repository
public final class Histories {

  private static final String ORGANIZATION_OF_TICKET =
      "coalesce(record.organization_id, record.requester_organization_id)";

  private final JdbcClient jdbc;

  Histories(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The histories of some customers; one whose account is gone has none.
   *
   * @param customers about a thousand
   * @param mappings by connection's name: earlier versions mean what the present mapping says
   * @param lastRead when all streams of each kind of system had been read
   */
  public Map<Long, CustomerHistory> load(
      Collection<Long> customers,
      Map<String, Mapping> mappings,
      Map<SourceKind, Instant> lastRead) {
    Loading loading = new Loading(customers, mappings);
    Map<Long, CustomerHistoryBuilder> builders = new LinkedHashMap<>();
    loading.load(
        CanonicalType.ACCOUNT,
        Account::of,
        (customer, account) -> builders.put(customer, CustomerHistory.of(account)));
    loading.load(CanonicalType.CONTACT, Contact::of, to(builders, CustomerHistoryBuilder::contact));
    loading.load(
        CanonicalType.OPPORTUNITY,
        Opportunity::of,
        to(builders, CustomerHistoryBuilder::opportunity));
    loading.load(
        CanonicalType.ACTIVITY, Activity::of, to(builders, CustomerHistoryBuilder::activity));
    loading.load(CanonicalType.TICKET, Ticket::of, to(builders, CustomerHistoryBuilder::ticket));
    loading.load(
        CanonicalType.SUBSCRIPTION,
        Subscription::of,
        to(builders, CustomerHistoryBuilder::subscription));
    loading.load(CanonicalType.INVOICE, Invoice::of, to(builders, CustomerHistoryBuilder::invoice));
    loading.linked((customer, source) -> linked(builders, customer, source));
    Map<Long, CustomerHistory> histories = new LinkedHashMap<>();
    builders.forEach(
        (customer, builder) -> {
          lastRead.forEach(builder::lastRead);
          histories.put(customer, builder.build());
        });
    return histories;
  }

  /** The organizations of the support system that are linked to some customers. */
  public Map<Long, List<RecordRef>> organizations(Collection<Long> customers) {
    Map<Long, List<RecordRef>> organizations = new HashMap<>();
    jdbc.sql(
            "select link.customer, record.connection, record.stream, record.id "
                + from(CanonicalType.ORGANIZATION, joins(CanonicalType.ORGANIZATION).get(0))
                + " order by record.connection, record.id")
        .param("customers", customers.toArray(Long[]::new))
        .query(
            row -> {
              organizations
                  .computeIfAbsent(row.getLong("customer"), customer -> new ArrayList<>())
                  .add(
                      new RecordRef(
                          row.getString("connection"),
                          row.getString("stream"),
                          row.getString("id")));
            });
    return organizations;
  }

  private static void linked(
      Map<Long, CustomerHistoryBuilder> builders, Long customer, SourceKind source) {
    CustomerHistoryBuilder builder = builders.get(customer);
    if (builder != null) {
      builder.linked(source);
    }
  }

  private static <T> BiConsumer<Long, T> to(
      Map<Long, CustomerHistoryBuilder> builders, BiConsumer<CustomerHistoryBuilder, T> add) {
    return (customer, fact) -> {
      CustomerHistoryBuilder builder = builders.get(customer);
      if (builder != null) {
        add.accept(builder, fact);
      }
    };
  }

  /** One chunk being loaded. */
  private final class Loading {
    private final Long[] customers;
    private final Map<String, Mapping> mappings;

    Loading(Collection<Long> customers, Map<String, Mapping> mappings) {
      this.customers = customers.toArray(Long[]::new);
      this.mappings = mappings;
    }

    <T extends Fact<T>> void load(
        CanonicalType type, Function<CanonicalRecord, T> of, BiConsumer<Long, History<T>> sink) {
      for (String join : joins(type)) {
        load(type, from(type, join), of, sink);
      }
    }

    private <T extends Fact<T>> void load(
        CanonicalType type,
        String from,
        Function<CanonicalRecord, T> of,
        BiConsumer<Long, History<T>> sink) {
      Map<RecordRef, List<Version<T>>> earlier = earlier(from, of);
      jdbc.sql("select link.customer, record.* " + from)
          .param("customers", customers)
          .query(
              row -> {
                CanonicalRecord record = CanonicalTables.read(type, row);
                Instant readAt = row.getTimestamp("read_at").toInstant();
                List<Version<T>> versions =
                    new ArrayList<>(earlier.getOrDefault(record.ref(), List.of()));
                versions.add(new Version<>(readAt, of.apply(record)));
                sink.accept(row.getLong("customer"), new History<>(versions));
              });
    }

    /** In which kinds of system the customers have been found. */
    void linked(BiConsumer<Long, SourceKind> sink) {
      jdbc.sql(
              """
              select distinct customer, type from customer_link
              where customer = any(:customers) and type in ('organization', 'billing_customer', 'ticket')
              """)
          .param("customers", customers)
          .query(
              row -> {
                boolean billing = row.getString("type").equals("billing_customer");
                sink.accept(
                    row.getLong("customer"), billing ? SourceKind.BILLING : SourceKind.SUPPORT);
              });
    }

    private <T> Map<RecordRef, List<Version<T>>> earlier(
        String from, Function<CanonicalRecord, T> of) {
      Map<RecordRef, List<Version<T>>> earlier = new HashMap<>();
      jdbc.sql(
              """
              select version.connection, version.stream, version.id, version.read_at, version.payload
              %s
              """
                  .formatted(
                      from.replace(
                          "where",
                          """
                              join source_version version on version.connection = record.connection
                                and version.stream = record.stream and version.id = record.id
                              where""")))
          .param("customers", customers)
          .query(
              row -> {
                Mapping mapping = mappings.get(row.getString("connection"));
                if (mapping != null) {
                  MappingOutcome outcome =
                      mapping.apply(
                          row.getString("connection"),
                          row.getString("stream"),
                          row.getString("id"),
                          Json.map(row.getString("payload")));
                  if (outcome instanceof Mapped mapped) {
                    earlier
                        .computeIfAbsent(mapped.record().ref(), ref -> new ArrayList<>())
                        .add(
                            new Version<>(
                                row.getTimestamp("read_at").toInstant(),
                                of.apply(mapped.record())));
                  }
                }
              });
      return earlier;
    }
  }

  private static String from(CanonicalType type, String join) {
    return "from customer_link link join %s record on record.connection = link.connection and %s where %s"
        .formatted(type.word(), join, "link.customer = any(:customers)");
  }

  /** Whose a record is: by its account, its organization, its billing customer, or by itself. */
  private static List<String> joins(CanonicalType type) {
    return switch (type) {
      case ACCOUNT -> List.of("link.type = 'account' and record.id = link.id");
      case CONTACT, OPPORTUNITY, ACTIVITY ->
          List.of("link.type = 'account' and record.account_id = link.id");
      case ORGANIZATION -> List.of("link.type = 'organization' and record.id = link.id");
      case TICKET ->
          List.of(
              "link.type = 'organization' and link.id = " + ORGANIZATION_OF_TICKET,
              "link.type = 'ticket' and record.id = link.id and %s is null"
                  .formatted(ORGANIZATION_OF_TICKET));
      case BILLING_CUSTOMER -> List.of("link.type = 'billing_customer' and record.id = link.id");
      case SUBSCRIPTION, INVOICE ->
          List.of("link.type = 'billing_customer' and record.billing_customer_id = link.id");
    };
  }
}
