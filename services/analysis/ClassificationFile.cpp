#include "services/analysis/ClassificationFile.h"

#include "services/analysis/ClassLabels.h"
#include "services/analysis/ClassificationMeasures.h"
#include "services/frames/LoggedTable.h"

#include <QHash>
#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t none = std::size_t(-1);

RecordedText classificationText(const char* english)
{
    return recordedText("ph::Classification", english);
}

/// "Y-True" and "y_true" are the same name.
QString bare(const QString& name)
{
    QString kept;
    for (const QChar c : name) {
        if (c.isLetterOrNumber())
            kept += c.toLower();
    }
    return kept;
}

std::size_t findColumn(const LoggedTable& table, std::initializer_list<const char*> names)
{
    for (const auto* name : names) {
        for (qsizetype c = 0; c < table.names.size(); ++c) {
            if (bare(table.names[c]) == QLatin1String(name))
                return std::size_t(c);
        }
    }
    return none;
}

std::vector<QString> labelTexts(const std::vector<std::string>& cells)
{
    std::vector<QString> texts;
    texts.reserve(cells.size());
    std::transform(cells.begin(), cells.end(), std::back_inserter(texts), classLabel);
    return texts;
}

struct FoundColumns {
    std::size_t truth = none, prediction = none, score = none;
    std::vector<std::size_t> classScores; ///< by label, or empty
};

FoundColumns findColumns(const LoggedTable& table)
{
    return {
        findColumn(table, {"ytrue", "label", "labels", "target", "targets", "actual", "truth", "groundtruth",
                           "truelabel", "trueclass", "y"}),
        findColumn(table, {"ypred", "prediction", "predictions", "predicted", "pred", "predictedlabel",
                           "predictedclass", "yhat"}),
        findColumn(table, {"yscore", "score", "scores", "probability", "proba", "prob", "yproba", "yprob",
                           "predictedprobability", "predictproba", "predictionprobability", "probabilities"}),
        {}};
}

/// A column of probabilities for each label, or nothing.
std::vector<std::size_t> findClassScores(const LoggedTable& table, const QStringList& labels)
{
    std::vector<std::size_t> found;
    for (const auto& label : labels) {
        std::size_t at = none;
        for (qsizetype c = 0; c < table.names.size() && at == none; ++c) {
            for (const auto* prefix :
                 {"proba_", "prob_", "probability_", "score_", "p_", "y_proba_", "y_score_"}) {
                if (table.names[c].compare(QLatin1String(prefix) + label, Qt::CaseInsensitive) == 0)
                    at = std::size_t(c);
            }
        }
        if (at == none)
            return {};
        found.push_back(at);
    }
    return found;
}

RecordedText describe(const LoggedTable& table)
{
    return classificationText(QT_TRANSLATE_NOOP("ph::Classification", "the columns are: %1"))
        .arg(table.names.mid(0, 40).join(QStringLiteral(", ")));
}

ClassificationData dataOf(const LoggedMatrix& logged)
{
    ClassificationData data;
    ConfusionMatrix matrix;
    matrix.labels = logged.labels;
    for (std::size_t i = 0; i < logged.rows.size(); ++i) {
        if (logged.labels.isEmpty())
            matrix.labels.append(QString::number(i));
        matrix.counts.insert(matrix.counts.end(), logged.rows[i].begin(), logged.rows[i].end());
    }
    data.found = QStringLiteral("%1 × %1").arg(matrix.labels.size());
    data.classes = classScores(matrix);
    data.confusion = std::move(matrix);
    return data;
}

void addCurves(ClassificationData& data, const std::vector<ScoredRow>& rows)
{
    data.roc = rocCurve(rows);
    data.precisionRecall = precisionRecallCurve(rows);
    data.calibration = calibrationOf(rows);
}

/// A table once its columns are known, row by row.
class TableReading {
public:
    TableReading(const QString& path, const LoggedTable& table)
        : path_(path)
        , table_(table)
        , columns_(findColumns(table))
    {
    }
    Result<ClassificationData> read();

private:
    Result<void> collectLabels();
    bool predictionIsScore() const;
    void readRow(std::size_t row);
    void predict(std::size_t truth, std::size_t predicted);

    const QString& path_;
    const LoggedTable& table_;
    FoundColumns columns_;
    std::vector<QString> truth_, prediction_;
    QStringList labels_;
    QHash<QString, std::uint32_t> indexOf_;
    qsizetype positive_ = -1;
    std::vector<std::uint32_t> trueIndex_, predictedIndex_;
    std::vector<ScoredRow> scored_;
    qint64 used_ = 0;
};

bool TableReading::predictionIsScore() const
{
    // Scores logged as "prediction": fractions beside labels that are none.
    if (columns_.score != none || columns_.prediction == none)
        return false;
    const auto& cells = table_.columns[columns_.prediction];
    const auto isFraction = [](const std::string& cell) {
        const double v = numberInCell(cell);
        return v > 0 && v < 1;
    };
    return std::any_of(cells.begin(), cells.end(), isFraction);
}

Result<void> TableReading::collectLabels()
{
    QHash<QString, bool> seen;
    for (const auto& text : truth_)
        seen.insert(text, true);
    seen.remove(QString());
    if (columns_.prediction != none) {
        for (const auto& text : prediction_)
            seen.insert(text, true);
        seen.remove(QString());
    }
    if (seen.size() > maxClasses)
        return fail(
            ErrorKind::Unreadable, path_,
            classificationText(QT_TRANSLATE_NOOP("ph::Classification",
                                                 "%1 holds %2 different values, too many to be classes"))
                .arg(table_.names[qsizetype(columns_.truth)])
                .arg(seen.size()));
    labels_ = inNaturalOrder(seen.keys());
    for (qsizetype i = 0; i < labels_.size(); ++i)
        indexOf_.insert(labels_[i], std::uint32_t(i));
    return {};
}

void TableReading::predict(std::size_t truth, std::size_t predicted)
{
    trueIndex_.push_back(std::uint32_t(truth));
    predictedIndex_.push_back(std::uint32_t(predicted));
}

void TableReading::readRow(std::size_t row)
{
    const auto truth = indexOf_.constFind(truth_[row]);
    if (truth == indexOf_.constEnd())
        return;
    bool used = false;
    if (!prediction_.empty()) {
        const auto predicted = indexOf_.constFind(prediction_[row]);
        if (predicted != indexOf_.constEnd()) {
            predict(*truth, *predicted);
            used = true;
        }
    }
    if (columns_.score != none && positive_ >= 0) {
        const double score = numberInCell(table_.columns[columns_.score][row]);
        if (std::isfinite(score)) {
            scored_.push_back({score, qsizetype(*truth) == positive_});
            used = true;
        }
    } else if (!columns_.classScores.empty()) {
        std::vector<double> scores;
        for (const auto column : columns_.classScores)
            scores.push_back(numberInCell(table_.columns[column][row]));
        if (std::all_of(scores.begin(), scores.end(), [](double s) { return std::isfinite(s); })) {
            for (std::size_t label = 0; label < scores.size(); ++label) {
                if (positive_ < 0 || qsizetype(label) == positive_)
                    scored_.push_back({scores[label], label == *truth});
            }
            if (prediction_.empty())
                predict(*truth, std::size_t(std::max_element(scores.begin(), scores.end()) - scores.begin()));
            used = true;
        }
    }
    used_ += used;
}

Result<ClassificationData> TableReading::read()
{
    if (columns_.truth == none)
        return fail(ErrorKind::Unreadable, path_,
                    classificationText(
                        QT_TRANSLATE_NOOP("ph::Classification",
                                          "no column of true labels (y_true, label, target, actual); %1"))
                        .arg(describe(table_)));
    truth_ = labelTexts(table_.columns[columns_.truth]);
    if (predictionIsScore())
        std::swap(columns_.score, columns_.prediction);
    if (columns_.prediction != none)
        prediction_ = labelTexts(table_.columns[columns_.prediction]);
    if (const auto labels = collectLabels(); !labels)
        return fail(labels.error());
    // First, as "prob_a" is also how somebody writes "proba".
    columns_.classScores = findClassScores(table_, labels_);
    if (!columns_.classScores.empty())
        columns_.score = none;
    if (columns_.prediction == none && columns_.score == none && columns_.classScores.empty())
        return fail(ErrorKind::Unreadable, path_,
                    classificationText(QT_TRANSLATE_NOOP("ph::Classification",
                                                         "no column of predictions or scores beside %1; %2"))
                        .arg(table_.names[qsizetype(columns_.truth)], describe(table_)));
    if (labels_.size() == 2)
        positive_ = labelCalledPositive(labels_) >= 0 ? labelCalledPositive(labels_) : labels_.size() - 1;
    else if (columns_.score != none && columns_.prediction == none)
        return fail(ErrorKind::Unreadable, path_,
                    classificationText(
                        QT_TRANSLATE_NOOP("ph::Classification",
                                          "one column of scores (%1) for %2 labels in %3; two are needed"))
                        .arg(table_.names[qsizetype(columns_.score)])
                        .arg(labels_.size())
                        .arg(table_.names[qsizetype(columns_.truth)]));
    for (std::size_t row = 0; row < table_.rows(); ++row)
        readRow(row);
    if (used_ == 0)
        return fail(ErrorKind::Unreadable, path_,
                    classificationText(QT_TRANSLATE_NOOP(
                        "ph::Classification", "no row has both a label and a prediction or score")));

    ClassificationData data;
    data.rows = used_;
    addCurves(data, scored_);
    if (positive_ >= 0)
        data.positive = labels_[positive_];
    // A probability above one half is the prediction of the positive class where none was logged.
    if (trueIndex_.empty() && data.calibration && positive_ >= 0) {
        for (const auto& row : scored_)
            predict(std::size_t(row.positive ? positive_ : 1 - positive_),
                    std::size_t(row.score >= 0.5 ? positive_ : 1 - positive_));
    }
    if (!trueIndex_.empty()) {
        data.confusion = confusionMatrix(labels_, trueIndex_, predictedIndex_);
        data.classes = classScores(*data.confusion);
    }
    QStringList names{table_.names[qsizetype(columns_.truth)]};
    for (const auto column : {columns_.prediction, columns_.score}) {
        if (column != none)
            names.append(table_.names[qsizetype(column)]);
    }
    for (const auto column : columns_.classScores)
        names.append(table_.names[qsizetype(column)]);
    data.found = names.mid(0, 8).join(QStringLiteral(", "));
    data.rowsLeftOut = qint64(table_.rows()) - used_;
    return data;
}

} // namespace

Result<ClassificationData> readClassification(const QString& path, const QByteArray& bytes)
{
    const auto values = readLoggedValues(path, bytes);
    if (!values)
        return fail(values.error());
    if (const auto* matrix = std::get_if<LoggedMatrix>(&*values))
        return dataOf(*matrix);
    return TableReading(path, std::get<LoggedTable>(*values)).read();
}

} // namespace ph
