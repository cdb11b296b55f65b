#pragma once

#include "models/values/DriftDetail.h"
#include "models/values/QualityReport.h"

#include <array>
#include <cmath>
#include <memory>

/// A study as a person might meet it, made up: for the pictures, and for tests.
namespace ph::sample {

using Verdict = ColumnDrift::Verdict;

constexpr std::int64_t driftNow = 1'764'118'800'000; // 2025-11-26 01:00 UTC
constexpr std::int64_t driftDayMs = 86'400'000;
constexpr std::size_t driftWindows = 12;
constexpr std::size_t driftOnset = 7; ///< from this window on two columns stay moved
inline const Clock driftClock = [] { return TimeMs(std::chrono::milliseconds(driftNow)); };

inline ColumnDrift drifted(DriftMethod method, double statistic, double p, EffectSize size, double effect,
                           Verdict verdict)
{
    ColumnDrift drift;
    drift.method = method;
    drift.statistic = statistic;
    drift.p = p;
    drift.correctedP = std::min(1.0, p * 3);
    drift.effectSize = size;
    drift.effect = effect;
    drift.thresholds = driftRules(DriftDefaults::Pilothouse).of(method);
    drift.isScoredByP = driftRules(DriftDefaults::Pilothouse).isScoredByP(method);
    drift.threshold = driftRules(DriftDefaults::Pilothouse).threshold(method);
    drift.nReference = 48'000;
    drift.nCurrent = 12'340;
    drift.verdict = verdict;
    return drift;
}

inline ColumnDrift withoutDriftData(const QString& why)
{
    ColumnDrift drift;
    drift.why = why;
    return drift;
}

/// The column of this place over all rows, scaled by how much of its move is seen yet.
inline ColumnDrift sampleDrift(std::size_t column, double share)
{
    using Method = DriftMethod;
    using Size = EffectSize;
    const auto judged = [&](double effect, double least) {
        return effect * share >= least ? Verdict::Drift : Verdict::NoDrift;
    };
    const auto p = [&](double effect) { return std::exp(-400 * effect * effect * share * share); };
    switch (column) {
    case 0:
        return drifted(Method::KolmogorovSmirnov, 0.31 * share, p(0.31), Size::KolmogorovDistance,
                       0.31 * share, judged(0.31, 0.1));
    case 1:
        return drifted(Method::ChiSquare, 5'120 * share, p(0.22), Size::CramersV, 0.22 * share,
                       judged(0.22, 0.1));
    case 2: {
        auto drift =
            drifted(Method::KolmogorovSmirnov, 0.03, 0.42, Size::KolmogorovDistance, 0.03, Verdict::NoDrift);
        drift.leftOutOfReference = {340, 2, 0};
        drift.leftOutOfCurrent = {1'205, 0, 1};
        return drift;
    }
    case 3:
        return drifted(Method::ShareDifference, 1.2, 0.21, Size::ShareDifference, 0.01, Verdict::NoDrift);
    case 4:
        return drifted(Method::TextGrams, 0.04, 0.5, Size::Statistic, 0.04, Verdict::NoDrift);
    default:
        return withoutDriftData(QStringLiteral("11 rows with a value, where 30 are the fewest that count"));
    }
}

inline std::shared_ptr<const DriftStudy> sampleStudy()
{
    auto study = std::make_shared<DriftStudy>();
    study->plan.reference = QStringLiteral("/data/fraud/train-2025-10.parquet");
    study->plan.current = QStringLiteral("/data/fraud/scored.db#predictions");
    study->plan.window = {WindowRule::Kind::Fixed, driftDayMs, 0, 0};
    study->plan.segments = {{QStringLiteral("region")}};
    study->reference.format = QStringLiteral("Parquet");
    study->reference.rows = 48'000;
    study->current.format = QStringLiteral("SQLite");
    study->current.rows = 12'402;
    const std::array<FrameColumn, 6> columns{
        FrameColumn{QStringLiteral("amount"), FrameType::Number, FrameRole::Feature},
        FrameColumn{QStringLiteral("merchant_category"), FrameType::Category, FrameRole::Feature},
        FrameColumn{QStringLiteral("account_age_days"), FrameType::Number, FrameRole::Feature},
        FrameColumn{QStringLiteral("is_fraud"), FrameType::Boolean, FrameRole::Label},
        FrameColumn{QStringLiteral("description"), FrameType::Text, FrameRole::Feature},
        FrameColumn{QStringLiteral("chargeback_reason"), FrameType::Category, FrameRole::Feature}};
    for (const auto& column : columns) {
        const auto values = column.type == FrameType::Text     ? DriftValues::Texts
                            : column.type == FrameType::Number ? DriftValues::Numbers
                                                               : DriftValues::Categories;
        study->columns.push_back({column, values});
    }
    const QString region = QStringLiteral("region");
    study->segments = {{{}, {}, 48'000, 12'340},
                       {{region}, {QStringLiteral("EU")}, 30'000, 8'000},
                       {{region}, {QStringLiteral("US")}, 17'000, 4'100},
                       {{region}, {QString()}, 1'000, 240}};
    for (std::size_t i = 0; i < driftWindows; ++i) {
        const auto from = 1'762'905'600'000 + std::int64_t(i) * driftDayMs; // 2025-11-12
        study->windows.push_back(
            {QStringLiteral("2025-11-%1").arg(12 + i), {from, from + driftDayMs}, i * 1'000, 1'028});
    }
    // Europe moves first and most, where nothing is known of the region nothing moves.
    constexpr std::array shares{1.0, 1.3, 0.9, 0.2};
    for (std::size_t segment = 0; segment < study->segments.size(); ++segment) {
        for (std::size_t column = 0; column < columns.size(); ++column) {
            study->whole.push_back(sampleDrift(column, shares[segment]));
            const bool isMoved = study->whole.back().verdict == Verdict::Drift;
            study->onsets.push_back(isMoved ? std::optional(driftOnset) : std::nullopt);
        }
        for (std::size_t window = 0; window < driftWindows; ++window) {
            const double seen = window < driftOnset ? 0.1 + 0.02 * double(window % 3)
                                                    : std::min(1.2, 0.5 + 0.2 * double(window - driftOnset));
            for (std::size_t column = 0; column < columns.size(); ++column) {
                auto cell = sampleDrift(column, shares[segment] * seen);
                if (cell.verdict != Verdict::NoData)
                    cell.nCurrent = 1'028;
                study->cells.push_back(cell);
            }
        }
    }
    study->summary = {2, 5, 1, Verdict::Drift};
    study->rowsWithoutTime = 62;
    study->notes = {{StudyNote::Kind::OnlyInReference, {QStringLiteral("device")}},
                    {StudyNote::Kind::TypesDiffer,
                     {QStringLiteral("zip"), QStringLiteral("integer"), QStringLiteral("category"),
                      QStringLiteral("category")}}};
    MultivariateDrift together;
    together.classifier.auc = 0.71;
    together.classifier.low = 0.69;
    together.classifier.high = 0.73;
    together.classifier.nReference = 12'000;
    together.classifier.nCurrent = 12'000;
    together.classifier.tellsBy = {{QStringLiteral("amount"), 0.62},
                                   {QStringLiteral("merchant_category"), 0.3},
                                   {QStringLiteral("account_age_days"), 0.08}};
    together.classifier.verdict = Verdict::Drift;
    together.reconstruction.components = 2;
    together.reconstruction.explained = 0.81;
    together.reconstruction.reference = 0.42;
    together.reconstruction.current = 0.44;
    together.reconstruction.low = 0.4;
    together.reconstruction.high = 0.45;
    together.reconstruction.nReference = 48'000;
    together.reconstruction.nCurrent = 12'340;
    together.reconstruction.verdict = Verdict::NoDrift;
    together.columns = {QStringLiteral("amount"), QStringLiteral("merchant_category"),
                        QStringLiteral("account_age_days")};
    together.columnsLeftOut = {QStringLiteral("description")};
    study->multivariate = together;
    PerformanceStudy performance;
    performance.score = QStringLiteral("score");
    performance.label = QStringLiteral("is_fraud");
    performance.positive = QStringLiteral("true");
    PerformanceSeries auc;
    auc.measure = QStringLiteral("roc_auc");
    auc.reference = {48'000, 48'000, 0.91, 0.9, 0.92, 0.905, 0.9, 0.91};
    auc.whole = {12'340, 7'400, 0.84, 0.82, 0.86, 0.86, 0.85, 0.87};
    for (std::size_t i = 0; i < driftWindows; ++i) {
        const double fall = i < driftOnset ? 0 : 0.02 * double(i - driftOnset + 1);
        // Labels take a week: the last windows have none.
        const std::size_t labelled = i < 9 ? 1'028 : i < 11 ? 200 : 0;
        PerformanceReading reading{1'028,       labelled,     0.91 - fall, 0.89 - fall,
                                   0.93 - fall, 0.905 - fall, 0.89 - fall, 0.92 - fall};
        if (labelled == 0)
            reading.measured = reading.low = reading.high = missingNumber;
        auc.windows.push_back(reading);
    }
    performance.series = {auc};
    for (int i = 0; i < 10; ++i) {
        const double score = 0.05 + 0.1 * i;
        performance.referenceCalibration.push_back({0.1 * i, 0.1 * (i + 1), score, score, 4'800});
        performance.currentCalibration.push_back(
            {0.1 * i, 0.1 * (i + 1), score, score * 0.8, 1'900 - 150 * i});
    }
    for (int hours = 0; hours <= 120; hours += 6)
        performance.labelDelay.emplace_back(hours, 0.92 * (1 - std::exp(-hours / 34.0)));
    performance.notes = {{StudyNote::Kind::LabelsBeforePrediction, {}, {12}}};
    study->performance = performance;
    return study;
}

inline DriftDetail sampleDriftDetail(std::optional<std::size_t> window = std::nullopt)
{
    const auto study = sampleStudy();
    DriftDetail detail;
    detail.window = window;
    detail.drift = window ? study->cell(0, 0, *window) : study->overall(0);
    NumberDistributions numbers;
    for (int i = 0; i <= 24; ++i)
        numbers.edges.push_back(i * 20.0);
    double reference = 0, current = 0;
    for (int i = 0; i < 24; ++i) {
        const auto bell = [&](double middle) { return std::exp(-(i - middle) * (i - middle) / 18.0) / 7.52; };
        numbers.referenceShares.push_back(bell(7));
        numbers.currentShares.push_back(bell(11));
        reference += bell(7);
        current += bell(11);
        numbers.referenceCdf.emplace_back((i + 1) * 20.0, std::min(1.0, reference));
        numbers.currentCdf.emplace_back((i + 1) * 20.0, std::min(1.0, current));
    }
    for (int i = 1; i < 20; ++i)
        numbers.quantiles.push_back({i / 20.0, 60 + 9.0 * i, 140 + 9.4 * i});
    numbers.reference = {48'000, 0, 105, 150, 195, 460, 151};
    numbers.current = {12'340, 12, 185, 230, 276, 480, 231};
    detail.numbers = numbers;
    for (std::size_t i = 0; i < driftWindows; ++i) {
        const double shift = i < driftOnset ? 0 : 20.0 * double(i - driftOnset + 1);
        detail.history.boxes.push_back({1'028, 5, 105 + shift, 150 + shift, 195 + shift, 460, 151 + shift});
        detail.history.missing.push_back(0.01);
    }
    detail.rows.columns = {QStringLiteral("amount"), QStringLiteral("merchant_category"),
                           QStringLiteral("account_age_days")};
    detail.rows.numbers = {12'001, 9'120, 11'873};
    detail.rows.rows = {{QStringLiteral("480"), QStringLiteral("travel"), QStringLiteral("12")},
                        {QStringLiteral("477.5"), QStringLiteral("=cmd|'x'"), QStringLiteral("844")},
                        {QStringLiteral("470"), QStringLiteral("travel"), QString()}};
    detail.rows.of = 12'340;
    return detail;
}

inline QualityReport sampleQualityReport()
{
    QualityReport report;
    report.tool = QStringLiteral("Evidently");
    report.toolVersion = QStringLiteral("0.7.14");
    report.format = QStringLiteral("report (v2)");
    report.title = QStringLiteral("Fraud, week 47");
    report.madeMs = driftNow - 5 * driftDayMs;
    report.madeText = QStringLiteral("2025-11-21T01:33:59+00:00");
    report.file = QStringLiteral("/reports/week-47.json");
    report.sha256 = QString(64, u'a');
    report.bytes = 48'213;
    QualityItem drift;
    drift.column = QStringLiteral("amount");
    drift.check = QualityCheck::Drift;
    drift.method = QStringLiteral("K-S p_value");
    drift.value = 0.0003;
    drift.pValue = 0.0003;
    drift.threshold = {QStringLiteral(">="), 0.05, {}};
    drift.verdict = QualityVerdict::Fail;
    drift.nReference = 48'000;
    drift.nCurrent = 12'340;
    drift.words = QStringLiteral("Drift was found.");
    QualityItem missing;
    missing.column = QStringLiteral("zip");
    missing.segment = QStringLiteral("country == DE");
    missing.check = QualityCheck::Missing;
    missing.method = QStringLiteral("MissingValueCount");
    missing.measure = QStringLiteral("share");
    missing.value = 0.02;
    missing.threshold = {{}, {}, QStringLiteral("at most 0.05")};
    missing.verdict = QualityVerdict::Pass;
    QualityItem categories;
    categories.column = QStringLiteral("merchant_category");
    categories.check = QualityCheck::Categories;
    categories.method = QStringLiteral("UniqueValueCount");
    categories.valueText = QStringLiteral("2 new");
    categories.verdict = QualityVerdict::Warning;
    categories.examples = {QStringLiteral("crypto"), QStringLiteral("<b>gift</b>")};
    report.items = {missing, drift, categories};
    report.unread = {{QStringLiteral("$.metrics[].novelty"), 4}};
    return report;
}

} // namespace ph::sample
