package hitchpost.ocpp201;

import hitchpost.core.Ask;
import hitchpost.core.Fact;
import hitchpost.core.Verdict;
import hitchpost.core.devicemodel.Reports.Part;
import hitchpost.core.devicemodel.Selection;
import hitchpost.core.devicemodel.Selection.Criterion;
import hitchpost.core.devicemodel.Selection.Inventory;
import hitchpost.core.dialect.Inbound;
import hitchpost.core.message.MessageCodec;
import hitchpost.core.types.StatusInfo;
import hitchpost.ocpp201.messages.Action;
import hitchpost.ocpp201.messages.ComponentCriterionEnumType;
import hitchpost.ocpp201.messages.ComponentVariableType;
import hitchpost.ocpp201.messages.GenericDeviceModelStatusEnumType;
import hitchpost.ocpp201.messages.GetBaseReportRequest;
import hitchpost.ocpp201.messages.GetReportRequest;
import hitchpost.ocpp201.messages.NotifyReportRequest;
import hitchpost.ocpp201.messages.StatusInfoType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports of the device model. Source: OCPP 2.0.1 part 2, B07 and B08. */
final class Reports {
  private static final StatusInfo BUSY =
      new StatusInfo("Unspecified", "another report is on its way");
  private static final StatusInfo NOTHING = new StatusInfo("NotFound", "no variable is like that");

  private Reports() {}

  static void routes(Routes routes) {
    routes.on(Action.GET_BASE_REPORT, GetBaseReportRequest.class, Reports::base);
    routes.on(Action.GET_REPORT, GetReportRequest.class, Reports::custom);
    routes.atMost(Action.GET_REPORT, Catalogue.MAX_BYTES);
  }

  private static Inbound base(GetBaseReportRequest request) {
    Selection selection =
        switch (request.reportBase()) {
          case CONFIGURATION_INVENTORY -> Inventory.CONFIGURATION;
          case FULL_INVENTORY -> Inventory.FULL;
          case SUMMARY_INVENTORY -> Inventory.SUMMARY;
        };
    return new Inbound.Asked<>(
        new Ask.ReportModel(request.requestId(), selection),
        verdict ->
            MessageCodec.write(new GetBaseReportRequest.Response(status(verdict), why(verdict))));
  }

  private static Inbound custom(GetReportRequest request) {
    List<ComponentVariableType> given = request.componentVariable();
    List<ComponentVariableType> wanted = given == null ? List.of() : given;
    List<ComponentCriterionEnumType> criteria = request.componentCriteria();
    var selection =
        new Selection.Custom(
            criteria == null ? List.of() : criteria.stream().map(Reports::criterion).toList(),
            wanted.stream().map(DeviceModel::read).toList());
    return Variables.tooMany(wanted, "GetReport")
        .orElseGet(() ->
            new Inbound.Asked<>(
                new Ask.ReportModel(request.requestId(), selection),
                verdict ->
                    MessageCodec.write(
                        new GetReportRequest.Response(status(verdict), why(verdict)))));
  }

  private static Criterion criterion(ComponentCriterionEnumType criterion) {
    return switch (criterion) {
      case ACTIVE -> Criterion.ACTIVE;
      case AVAILABLE -> Criterion.AVAILABLE;
      case ENABLED -> Criterion.ENABLED;
      case PROBLEM -> Criterion.PROBLEM;
    };
  }

  private static GenericDeviceModelStatusEnumType status(Verdict.Reporting verdict) {
    return switch (verdict) {
      case ACCEPTED -> GenericDeviceModelStatusEnumType.ACCEPTED;
      case REJECTED -> GenericDeviceModelStatusEnumType.REJECTED;
      case EMPTY -> GenericDeviceModelStatusEnumType.EMPTY_RESULT_SET;
    };
  }

  private static @Nullable StatusInfoType why(Verdict.Reporting verdict) {
    return switch (verdict) {
      case ACCEPTED -> null;
      case REJECTED -> Texts.write(BUSY);
      case EMPTY -> Texts.write(NOTHING);
    };
  }

  static NotifyReportRequest report(Fact.ReportDue due) {
    Part part = due.part();
    return new NotifyReportRequest(
        part.requestId(),
        due.at(),
        part.more() ? true : null,
        part.number(),
        part.entries().stream()
            .map(e ->
                DeviceModel.report(
                    e.component(), e.variable(), e.attributes(), e.characteristics()))
            .toList());
  }
}
