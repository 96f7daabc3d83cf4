package io.perennial.sandbox.company;

import io.perennial.sandbox.company.record.Book;
import io.perennial.sandbox.company.record.Keys;
import io.perennial.sandbox.company.record.Kind;
import io.perennial.sandbox.company.tell.Storyteller;
import io.perennial.sandbox.world.Shelf;
import io.perennial.sandbox.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An invented company that sells software to others, as Salesforce, Zendesk and Stripe know it.
 *
 * <p>Each customer is told from seed and number: equal arguments bring equal records in whatever
 * order they are asked for, and 50,000 customers take a few bytes a record. Nothing that happened
 * is dated later than the day before {@code today}; only what is announced is.
 *
 * <pre>{@code
 * Company company = Company.of(300, 1, clock.instant());
 * Salesforce.start(company, clock, DemoFields.in(SalesforceOptions.defaults()));
 * company.truth().write(Path.of("truth.json"));
 * }</pre>
 */
public final class Company implements World {

  private static final int OWNERS = 12;
  private static final int CUSTOMERS_OF_AN_OWNER = 200;
  private static final int MOST = 100_000;

  private final long seed;
  private final Instant today;
  private final LocalDate day;
  private final Catalog catalog;
  private final Keys keys;
  private final Records records;
  private final Shelf staff;

  private Company(int customers, long seed, Instant today) {
    this.seed = seed;
    this.today = today;
    this.day = LocalDate.ofInstant(today, ZoneOffset.UTC);
    int owners = OWNERS + customers / CUSTOMERS_OF_AN_OWNER;
    this.keys = new Keys(seed);
    this.catalog = new Catalog(new Storyteller(customers, seed, day, owners), customers);
    this.records = new Records(book(), day);
    this.staff = new StaffShelf(owners, seed, keys, day);
  }

  /**
   * Makes a company.
   *
   * @param customers how many, at least 1; 300 hold every story six times or more
   * @param seed another one brings other people, names and numbers
   * @param today the day that all dates hang on, UTC
   */
  public static Company of(int customers, long seed, Instant today) {
    if (customers < 1 || customers > MOST) {
      throw new IllegalArgumentException("customers must be from 1 to " + MOST);
    }
    return new Company(customers, seed, today);
  }

  @Override
  public Shelf shelf(String kind) {
    if (kind.equals("User")) {
      return staff;
    }
    return Kind.named(kind)
        .<Shelf>map(own -> new RecordShelf(own, catalog, keys, records))
        .orElseGet(Shelf::empty);
  }

  /** What a reader of all three systems has to find out. */
  public Truth truth() {
    return new Truth(catalog.customers(), seed, today, new Chronicle(catalog, book(), day));
  }

  private Book book() {
    return new Book() {
      @Override
      public String key(Kind kind, int customer, int place) {
        return keys.key(kind, catalog.first(kind, customer) + place);
      }

      @Override
      public String user(int number) {
        return keys.user(number);
      }
    };
  }
}
