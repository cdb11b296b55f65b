#pragma once

#include "services/quality/ReportFields.h"

#include <QByteArray>

namespace ph {

// One file a tool. A reader knows its own by what is in it, never by a name, and reads what it knows.
// `fills…` are asked only where `is…` said yes, and tell Unreadable or Unsupported with what to do instead.

bool isEvidentlyReport(const Json& root);
Result<void> fillEvidentlyReport(const Json& root, ReportDraft& draft);
bool isEvidentlySnapshot(const Json& root);
Result<void> fillEvidentlySnapshot(const Json& root, ReportDraft& draft);
bool isLegacyEvidently(const Json& root);
Result<void> fillLegacyEvidently(const Json& root, ReportDraft& draft);
bool isGreatExpectations(const Json& root);
Result<void> fillGreatExpectations(const Json& root, ReportDraft& draft);
bool isWhylogsConstraints(const Json& root);
Result<void> fillWhylogsConstraints(const Json& root, ReportDraft& draft);
bool isWhylogsDrift(const Json& root);
Result<void> fillWhylogsDrift(const Json& root, ReportDraft& draft);
bool isSageMaker(const Json& root);
Result<void> fillSageMaker(const Json& root, ReportDraft& draft);
bool isTensorFlowAnomalies(const Json& root);
Result<void> fillTensorFlowAnomalies(const Json& root, ReportDraft& draft);
bool isVertexMonitoring(const Json& root);
Result<void> fillVertexMonitoring(const Json& root, ReportDraft& draft);

bool isNannyMlTable(const QByteArray& csv);
Result<void> fillNannyMlTable(const QByteArray& csv, const QString& where, ReportDraft& draft);
bool isAzureSignal(const QByteArray& csv);
Result<void> fillAzureSignal(const QByteArray& csv, const QString& where, ReportDraft& draft);

} // namespace ph
