package io.perennial.console;

import io.perennial.connector.testkit.FakeConnector;
import io.perennial.connector.testkit.FakeVendor;
import io.perennial.testing.SettableClock;
import io.perennial.testing.TestApplication;
import io.perennial.testing.TestDatabase;
import io.perennial.writeback.WriteBack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A company with customers in three systems, and the program with its pages. */
public final class Company implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  private static final String CRM =
      """
      accounts:
        becomes: account
        fields:
          name:      { from: Name, as: trim }
          createdAt: { from: CreatedDate, as: instant }
          website:   { from: Website, as: domain, when-bad: skip }
          industry:  { from: Industry, as: trim }
          region:    { from: Region, as: trim }
          employees: { from: Employees, as: integer }
          parentId:  { from: ParentId, as: trim }
          ownerName: { from: Owner, as: trim }
      contacts:
        becomes: contact
        fields:
          accountId: { from: AccountId, as: trim }
          level:     { from: Level, as: upper }
          role:      { from: Role, as: upper }
          createdAt: { from: CreatedDate, as: instant }
      opportunities:
        becomes: opportunity
        fields:
          accountId: { from: AccountId, as: trim }
          ownerName: { from: Owner, as: trim }
          orderType: { from: Type, as: upper }
          stage:     { from: Stage, as: trim }
          closed:    { from: Closed, as: boolean }
          won:       { from: Won, as: boolean }
          amount:    { from: Amount, as: money, convention: major, currency: Currency }
          createdAt: { from: CreatedDate, as: instant }
          closeDate: { from: CloseDate, as: date }
          contractStart: { from: ContractStart, as: date }
          contractEnd:   { from: ContractEnd, as: date }
      tasks:
        becomes: activity
        fields:
          accountId:    { from: AccountId, as: trim }
          date:         { from: Date, as: date }
          activityType: { from: Kind, as: upper }
      """;

  private final SettableClock clock = new SettableClock(NOW);
  private final FakeVendor crm = new FakeVendor("crm");
  private final FakeVendor desk = new FakeVendor("desk");
  private final FakeVendor billing = new FakeVendor("billing");
  private final FakeVendor secondDesk = new FakeVendor("desk-us");
  private final HttpClient browser = HttpClient.newHttpClient();
  private TestApplication perennial;

  private Company(Map<String, String> settings, boolean twoDesks) {
    perennial = start(settings, twoDesks);
  }

  public static Company open() {
    return open(Map.of());
  }

  /** With settings beside its connections. */
  public static Company open(Map<String, String> settings) {
    return new Company(settings, false);
  }

  /** With a second account of the support system, which numbers its records for itself. */
  public static Company openWithTwoDesks() {
    return new Company(Map.of(), true);
  }

  private TestApplication start(Map<String, String> settings, boolean twoDesks) {
    TestApplication.Builder builder = TestApplication.on(TestDatabase.create(), clock);
    if (twoDesks) {
      FakeConnector second =
          new FakeConnector(secondDesk, List.of("organizations", "tickets"), 1000);
      second.answersAs("second-account");
      builder.connection(second, "zendesk", TestApplication.shippedMapping("zendesk"));
    }
    return builder
        .connection(
            new FakeConnector(crm, List.of("accounts", "contacts", "opportunities", "tasks"), 1000),
            "salesforce",
            CRM)
        .connection(
            new FakeConnector(desk, List.of("organizations", "tickets"), 1000),
            "zendesk",
            TestApplication.shippedMapping("zendesk"))
        .connection(
            new FakeConnector(billing, List.of("customers", "subscriptions", "invoices"), 1000),
            "stripe",
            TestApplication.shippedMapping("stripe"))
        .writeBack(WriteBack.nothing())
        .beside(settings)
        .pages()
        .start();
  }

  public FakeVendor crm() {
    return crm;
  }

  public FakeVendor desk() {
    return desk;
  }

  /** Of a company with two. */
  public FakeVendor secondDesk() {
    return secondDesk;
  }

  public FakeVendor billing() {
    return billing;
  }

  public SettableClock clock() {
    return clock;
  }

  public TestApplication perennial() {
    return perennial;
  }

  /** A customer that only the CRM knows. */
  public Company account(String id, String name) {
    crm.put("accounts", id, Map.of("Name", name, "CreatedDate", "2024-01-15T08:00:00Z"));
    return this;
  }

  public Company account(String id, String name, Map<String, ?> more) {
    account(id, name);
    crm.put("accounts", id, more);
    return this;
  }

  /** It is known in all three systems, by one domain. */
  public Company everywhere(String id, String name, String domain) {
    account(id, name, Map.of("Website", domain, "Industry", "Software", "Owner", "Rita Rep"));
    desk.put(
        "organizations",
        "9" + id,
        Map.of(
            "name", name, "domain_names", List.of(domain), "created_at", "2024-01-15T08:00:00Z"));
    billing.put(
        "customers",
        "cus_" + id,
        Map.of(
            "name",
            name,
            "email",
            "finance@" + domain,
            "created",
            Billing.seconds(LocalDate.parse("2024-01-15"))));
    return this;
  }

  public Company ticket(String account, String id, String opened, String priority, String status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("organization_id", "9" + account);
    fields.put("created_at", opened + "T09:00:00Z");
    fields.put("priority", priority);
    fields.put("status", status);
    fields.put("type", "incident");
    if (status.equals("solved")) {
      fields.put("metric_set", Map.of("solved_at", opened + "T15:00:00Z"));
    }
    desk.put("tickets", id, fields);
    return this;
  }

  /** A yearly subscription of 10 units. */
  public Company subscription(
      String account, String id, long unitAmount, String currency, String ends) {
    billing.put(
        "subscriptions",
        id,
        Billing.subscription("cus_" + account, id, unitAmount, currency, LocalDate.parse(ends)));
    return this;
  }

  public Company invoice(
      String account, String id, long total, String currency, String due, boolean paid) {
    billing.put(
        "invoices",
        id,
        Billing.invoice("cus_" + account, id, total, currency, LocalDate.parse(due), paid));
    return this;
  }

  /** Takes a turn; a while passes until somebody looks. */
  public Company turn() {
    perennial.sync();
    clock.advance(Duration.ofMinutes(4));
    return this;
  }

  /** The number of the customer with this name. */
  public long id(String name) {
    return perennial
        .store()
        .sql("select id from customer where name = :name")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return browser.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public URI uri(String path) {
    return perennial.url().resolve(path);
  }

  /** A page's text without its tags, blanks folded. */
  public String text(String path) {
    HttpResponse<String> page = get(path);
    return page.body()
        .replaceAll("(?s)<(script|style|head)\\b.*?</\\1>", " ")
        .replaceAll("<[^>]*>", " ")
        .replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    perennial.close();
  }
}
