#pragma once

#include "models/values/QualityReport.h"
#include "models/values/Result.h"

#include <QByteArray>

namespace ph {

inline constexpr qint64 maxReportBytes = 64LL << 20;

/// A report on drift or data quality that another tool made: Evidently, Great Expectations, whylogs, NannyML,
/// SageMaker Model Monitor, TensorFlow Data Validation, Vertex AI and Azure ML. Recognised by what is in it;
/// `file` is only told on.
/// Unsupported: it is none of these, with what to do where that is known. Unreadable: it is damaged, nests
/// deeper than maxJsonDepth or is larger than maxReportBytes. For a worker: a report of 64 MiB takes seconds.
Result<QualityReport> readQualityReport(const QByteArray& bytes, const QString& file);

} // namespace ph
