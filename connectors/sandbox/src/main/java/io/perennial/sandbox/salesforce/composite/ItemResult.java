package io.perennial.sandbox.salesforce.composite;

import io.perennial.sandbox.salesforce.org.ApiError;
import io.perennial.sandbox.salesforce.org.ApiException;
import io.perennial.sandbox.salesforce.rest.Errors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one record of a collection.
 *
 * @param created only told of upserts
 */
record ItemResult(Optional<String> id, Optional<Boolean> created, List<ApiError> errors) {

  static ItemResult of(String id) {
    return new ItemResult(Optional.of(id), Optional.empty(), List.of());
  }

  static ItemResult upserted(String id, boolean created) {
    return new ItemResult(Optional.of(id), Optional.of(created), List.of());
  }

  static ItemResult refused(ApiException refusal) {
    return new ItemResult(Optional.empty(), Optional.empty(), refusal.errors());
  }

  boolean success() {
    return errors.isEmpty();
  }

  /** The same record after another one of its collection was refused, all or none. */
  ItemResult rolledBack() {
    return success()
        ? refused(
            new ApiException(
                "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                "Record rolled back because not all records were valid and the request was using"
                    + " AllOrNone header"))
        : this;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    id.ifPresent(value -> json.put("id", value));
    json.put("success", success());
    json.put("errors", Errors.ofItem(errors));
    created.ifPresent(value -> json.put("created", value));
    return json;
  }
}
