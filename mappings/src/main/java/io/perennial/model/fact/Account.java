package io.perennial.model.fact;

import io.perennial.model.CanonicalRecord;
import io.perennial.model.RecordRef;
import io.perennial.model.TouchModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * A company in the CRM; the anchor of a customer.
 *
 * @param ref where it came from
 * @param createdAt when the CRM got it; the customer does not exist before
 * @param currency ISO 4217 code in which people think of this customer, for example {@code EUR}
 * @param lastActivity day of the last activity that the CRM counted; a contact like any other
 * @param touchModel set by a person, wins over the ARR cut-offs
 * @param churnedAt day on which people declared the customer lost; may lie ahead
 * @param churnReason picklist of the company, owned by people
 * @param organizationIds support organisations named on the account
 * @param billingIds billing customers named on the account
 * @param attributes open attributes of the mapping
 */
public record Account(
    RecordRef ref,
    String name,
    Optional<Instant> createdAt,
    Optional<String> website,
    Optional<String> industry,
    Optional<String> region,
    Optional<Integer> employees,
    Optional<String> parentId,
    Optional<String> ownerId,
    Optional<String> ownerName,
    Optional<String> currency,
    Optional<LocalDate> lastActivity,
    Optional<TouchModel> touchModel,
    Optional<String> touchModelReason,
    Optional<LocalDate> churnedAt,
    Optional<String> churnReason,
    List<String> organizationIds,
    List<String> billingIds,
    SortedMap<String, Object> attributes)
    implements Fact<Account> {

  public Account {
    organizationIds = List.copyOf(organizationIds);
    billingIds = List.copyOf(billingIds);
  }

  public static Account of(CanonicalRecord canonical) {
    Values values = Values.of(canonical);
    return new Account(
        canonical.ref(),
        values.required("name", String.class),
        values.instant("createdAt"),
        values.text("website"),
        values.text("industry"),
        values.text("region"),
        values.integer("employees"),
        values.text("parentId"),
        values.text("ownerId"),
        values.text("ownerName"),
        values.text("currency"),
        values.date("lastActivity"),
        values.option("touchModel", TouchModel.class),
        values.text("touchModelReason"),
        values.date("churnedAt"),
        values.text("churnReason"),
        values.texts("organizationIds"),
        values.texts("billingIds"),
        canonical.attributes());
  }

  @Override
  public Optional<Account> asOf(AsOf at, Account version, boolean readByThen) {
    if (at.hides(createdAt)) {
      return Optional.empty();
    }
    Optional<LocalDate> activity =
        lastActivity.filter(day -> !at.hides(day)).or(() -> earlierActivity(at, version));
    // a churn date that lies ahead is an announcement: known once the version that has it was read
    Optional<LocalDate> churned =
        churnedAt
            .filter(day -> !at.hides(day))
            .or(() -> readByThen ? version.churnedAt : Optional.empty());
    return Optional.of(
        new Account(
            ref,
            version.name,
            createdAt,
            version.website,
            version.industry,
            version.region,
            version.employees,
            version.parentId,
            version.ownerId,
            version.ownerName,
            version.currency,
            activity,
            version.touchModel,
            version.touchModelReason,
            churned,
            churned.isPresent() ? churnReason : Optional.empty(),
            version.organizationIds,
            version.billingIds,
            version.attributes));
  }

  private static Optional<LocalDate> earlierActivity(AsOf at, Account version) {
    return version.lastActivity.filter(day -> !at.hides(day));
  }

  @Override
  public void moments(Consumer<Instant> sink) {
    createdAt.ifPresent(sink);
    lastActivity.ifPresent(day -> sink.accept(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    churnedAt.ifPresent(day -> sink.accept(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }
}
