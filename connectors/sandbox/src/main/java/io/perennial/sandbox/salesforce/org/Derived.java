package io.perennial.sandbox.salesforce.org;

import io.perennial.sandbox.salesforce.schema.Field;
import io.perennial.sandbox.salesforce.schema.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values that follow from others where a record does not state them. */
public final class Derived {

  /** Opportunity fields that follow from the stage. */
  public static final Set<String> OF_STAGE =
      Set.of("IsClosed", "IsWon", "ForecastCategory", "ForecastCategoryName", "Probability");

  private static final int ALL_PERCENT = 100;
  private static final Map<String, Integer> PROBABILITIES =
      Map.of(
          "prospecting", 10,
          "qualification", 10,
          "needs analysis", 20,
          "value proposition", 50,
          "id. decision makers", 60,
          "perception analysis", 70,
          "proposal/price quote", 75,
          "negotiation/review", 90,
          "closed won", ALL_PERCENT,
          "closed lost", 0);

  private Derived() {}

  static @Nullable Object value(Org org, RecordRow row, Field field) {
    return switch (row.object().name() + "." + field.name()) {
      case "Opportunity.IsClosed" -> stage(row).startsWith("closed");
      case "Opportunity.IsWon" -> stage(row).equals("closed won");
      case "Opportunity.Probability" ->
          BigDecimal.valueOf(PROBABILITIES.getOrDefault(stage(row), 0));
      case "Opportunity.ForecastCategory", "Opportunity.ForecastCategoryName" -> forecast(row);
      case "Opportunity.ExpectedRevenue" -> expected(row);
      case "Task.IsClosed" -> "Completed".equals(row.value("Status"));
      case "Task.AccountId", "Event.AccountId" -> accountOf(row);
      case "Task.IsHighPriority" -> "High".equals(row.value("Priority"));
      case "Contact.Name", "User.Name" -> personName(row);
      default -> usual(org, row, field);
    };
  }

  /** What an activity is about is an account, or belongs to one. */
  private static @Nullable Object accountOf(RecordRow row) {
    return row.parent("What")
        .map(what -> what.value(what.object().name().equals("Account") ? "Id" : "AccountId"))
        .orElse(null);
  }

  private static @Nullable Object usual(Org org, RecordRow row, Field field) {
    return switch (field.name()) {
      case "LastModifiedDate", "CreatedDate" -> row.modifiedAt();
      case "CreatedById", "LastModifiedById", "OwnerId" ->
          FieldType.REFERENCE.canonical(org.identity().admin().id());
      case "CurrencyIsoCode" -> org.identity().currency();
      default -> field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
    };
  }

  private static String stage(RecordRow row) {
    return Objects.requireNonNullElse(row.value("StageName"), "")
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private static String forecast(RecordRow row) {
    return switch (stage(row)) {
      case "closed won" -> "Closed";
      case "closed lost" -> "Omitted";
      default -> "Pipeline";
    };
  }

  private static @Nullable Object expected(RecordRow row) {
    if (row.value("Amount") instanceof BigDecimal amount
        && row.value("Probability") instanceof BigDecimal percent) {
      return amount
          .multiply(percent)
          .divide(BigDecimal.valueOf(ALL_PERCENT), 2, RoundingMode.HALF_UP);
    }
    return null;
  }

  private static @Nullable Object personName(RecordRow row) {
    List<Object> words =
        Stream.of("FirstName", "LastName").map(row::value).filter(Objects::nonNull).toList();
    return words.isEmpty()
        ? null
        : words.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
