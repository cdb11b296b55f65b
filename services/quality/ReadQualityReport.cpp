#include "services/quality/ReadQualityReport.h"

#include "models/values/JsonNames.h"
#include "services/quality/QualityText.h"
#include "services/quality/Readers.h"

#include <QCryptographicHash>

#include <array>

namespace ph {

namespace {

struct JsonFormat {
    bool (*recognises)(const Json&);
    Result<void> (*fill)(const Json&, ReportDraft&);
};

// The narrower before the wider.
constexpr std::array jsonFormats{
    JsonFormat{isEvidentlySnapshot, fillEvidentlySnapshot},
    JsonFormat{isEvidentlyReport, fillEvidentlyReport},
    JsonFormat{isLegacyEvidently, fillLegacyEvidently},
    JsonFormat{isGreatExpectations, fillGreatExpectations},
    JsonFormat{isVertexMonitoring, fillVertexMonitoring},
    JsonFormat{isTensorFlowAnomalies, fillTensorFlowAnomalies},
    JsonFormat{isSageMaker, fillSageMaker},
    JsonFormat{isWhylogsConstraints, fillWhylogsConstraints},
    JsonFormat{isWhylogsDrift, fillWhylogsDrift},
};

struct TableFormat {
    bool (*recognises)(const QByteArray&);
    Result<void> (*fill)(const QByteArray&, const QString&, ReportDraft&);
};

constexpr std::array tableFormats{
    TableFormat{isNannyMlTable, fillNannyMlTable},
    TableFormat{isAzureSignal, fillAzureSignal},
};

/// What people have at hand instead of a report, and what to do then.
struct OtherFile {
    QByteArrayView begins;
    const char* advice;
};

constexpr std::array otherFiles{
    OtherFile{"PAR1",
              QT_TRANSLATE_NOOP(
                  "ph::QualityReading",
                  "This is a Parquet file. Write the results as CSV: RawFilesWriter(…, format='csv') or "
                  "results.to_df(multilevel=False).to_csv(…) of NannyML, to_csv(…) of an Azure ML table.")},
    OtherFile{"WHY1", QT_TRANSLATE_NOOP("ph::QualityReading",
                                        "This is a binary whylogs profile. Write what was judged as JSON: "
                                        "json.dumps(constraints.generate_constraints_report()) or "
                                        "json.dumps(calculate_drift_scores(…)).")},
    OtherFile{
        "\x80",
        QT_TRANSLATE_NOOP(
            "ph::QualityReading",
            "This looks like a Python pickle, which runs code when it is read. Write the results as CSV "
            "or JSON.")},
    OtherFile{"\x1f\x8b",
              QT_TRANSLATE_NOOP("ph::QualityReading", "This file is compressed. Unpack it first.")},
    OtherFile{"PK\x03\x04",
              QT_TRANSLATE_NOOP("ph::QualityReading", "This file is compressed. Unpack it first.")},
    OtherFile{"\xff\xfe", QT_TRANSLATE_NOOP("ph::QualityReading", "This is UTF-16. Save it as UTF-8.")},
    OtherFile{"\xfe\xff", QT_TRANSLATE_NOOP("ph::QualityReading", "This is UTF-16. Save it as UTF-8.")},
    OtherFile{
        "<",
        QT_TRANSLATE_NOOP(
            "ph::QualityReading",
            "This is a page for people. Save the report as JSON: save_json(…) of Evidently, the file below "
            "uncommitted/validations of Great Expectations.")},
};

constexpr const char* unknownReport = QT_TRANSLATE_NOOP(
    "ph::QualityReading",
    "This is no report that can be read here: of Evidently (JSON, snapshots), Great Expectations (validation "
    "results), whylogs (constraints and drift as JSON), NannyML (CSV), SageMaker Model Monitor, Vertex AI "
    "Model "
    "Monitoring or Azure ML (a custom signal's metrics as CSV).");

Result<void> fillFromJson(const QByteArray& bytes, const QString& file, ReportDraft& draft)
{
    const auto json = parseJson({bytes.constData(), std::size_t(bytes.size())}, file);
    if (!json)
        return fail(json.error());
    for (const auto& format : jsonFormats) {
        if (!format.recognises(*json))
            continue;
        if (const auto twice = nameTwice(bytes); !twice.isEmpty()) // of which the last counts
            draft.countUnread(QStringLiteral("a name twice in one object: ") + twice);
        return format.fill(*json, draft);
    }
    return fail(ErrorKind::Unsupported, file, qualityText(unknownReport));
}

Result<void> fillFrom(const QByteArray& bytes, const QString& file, ReportDraft& draft)
{
    const auto text =
        bytes.startsWith("\xef\xbb\xbf") ? QByteArrayView(bytes).sliced(3) : QByteArrayView(bytes);
    const auto first = text.trimmed();
    if (first.startsWith('{') || first.startsWith('['))
        return fillFromJson(bytes, file, draft);
    for (const auto& other : otherFiles) {
        if (first.startsWith(other.begins))
            return fail(ErrorKind::Unsupported, file, qualityText(other.advice));
    }
    for (const auto& format : tableFormats) {
        if (format.recognises(bytes))
            return format.fill(bytes, file, draft);
    }
    return fail(ErrorKind::Unsupported, file, qualityText(unknownReport));
}

} // namespace

Result<QualityReport> readQualityReport(const QByteArray& bytes, const QString& file)
{
    if (bytes.size() > maxReportBytes)
        return fail(ErrorKind::Unreadable, file,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "larger than %1 MiB"))
                        .arg(maxReportBytes >> 20));
    ReportDraft draft;
    if (const auto filled = fillFrom(bytes, file, draft); !filled)
        return fail(filled.error());
    auto report = std::move(draft).finished();
    report.file = file;
    report.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    report.bytes = bytes.size();
    return report;
}

} // namespace ph
