#include "widgets/charts/EvaluationView.h"

#include <QHash>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

void EvaluationView::prepare()
{
    if (path_ != spec().path) {
        path_ = spec().path;
        wanted_.clear();
        answers_.clear();
    }
    ask();
}

void EvaluationView::ask()
{
    if (asking_) // an answer may come at once
        return;
    asking_ = true;
    for (QList<FileWant> wants;; wants.clear()) {
        choose();
        for (const qint64 id : std::as_const(choice_.shown)) {
            if (!path_.isEmpty() && !wanted_.contains(id)) {
                wanted_.insert(id);
                wants.append({id, path_});
            }
        }
        if (wants.isEmpty())
            break;
        updateRemark();
        Q_EMIT filesWanted(wants);
    }
    asking_ = false;
    updateRemark();
}

void EvaluationView::choose()
{
    choice_ = {};
    if (!runs())
        return;
    choice_ =
        chooseRuns(*runs(), linked(), maxRuns(), [this](qint64 id) { return !whyLacking(id).isEmpty(); });
    std::sort(choice_.shown.begin(), choice_.shown.end(),
              [this](qint64 a, qint64 b) { return runs()->placeOf(a) < runs()->placeOf(b); });
}

void EvaluationView::showClassification(qint64 rowId, const ClassificationData& classification)
{
    take(rowId, {classification, {}});
}

void EvaluationView::showUnavailable(qint64 rowId, const QString& why)
{
    take(rowId, {std::nullopt, why.isEmpty() ? tr("The file could not be read.") : why});
}

void EvaluationView::take(qint64 rowId, Answer answer)
{
    answers_[rowId] = std::move(answer);
    ask();
    invalidate();
}

QString EvaluationView::whyLacking(qint64 rowId) const
{
    const auto answer = answers_.constFind(rowId);
    if (answer == answers_.constEnd())
        return {};
    return !answer->data ? answer->why : shows(*answer->data) ? QString() : missingText();
}

std::vector<EvaluationView::ShownRun> EvaluationView::shown() const
{
    std::vector<ShownRun> shown;
    for (const qint64 id : choice_.shown) {
        const auto answer = answers_.constFind(id);
        const auto place = runs()->placeOf(id);
        if (place && answer != answers_.constEnd() && answer->data && shows(*answer->data))
            shown.push_back({id, runs()->names[qsizetype(*place)], runs()->look(*place), &*answer->data});
    }
    return shown;
}

void EvaluationView::updateRemark()
{
    QStringList lines;
    const auto nameOf = [this](qint64 id) {
        const auto place = runs()->placeOf(id);
        return place ? runs()->names[qsizetype(*place)] : QString();
    };
    const auto& shown = choice_.shown;
    const auto& lacking = choice_.lacking;
    if (choice_.isCrowded)
        lines.append(
            tr("%1 of %2 runs are shown; select runs to see theirs.")
                .arg(QLocale().toString(shown.size()), QLocale().toString(qulonglong(runs()->size()))));
    if (choice_.gaveUp)
        lines.append(tr("Only %Ln runs were looked at; select runs to see theirs.", nullptr,
                        int(shown.size() + lacking.size())));
    constexpr qsizetype named = 3; // of runs, and of reasons: a chart is more than its remark
    int partly = 0;
    for (const qint64 id : shown) {
        const auto answer = answers_.constFind(id);
        if (answer == answers_.constEnd() || !answer->data || answer->data->rowsLeftOut == 0)
            continue;
        if (++partly <= named)
            lines.append(tr("%1: %Ln rows without a label or a score are left out.", nullptr,
                            int(answer->data->rowsLeftOut))
                             .arg(nameOf(id)));
    }
    if (partly > named)
        lines.append(tr("%Ln more runs have such rows.", nullptr, int(partly - named)));
    QStringList reasons;
    QHash<QString, QStringList> namesFor;
    int unnamed = 0;
    for (const qint64 id : lacking) {
        const auto why = whyLacking(id);
        if (!reasons.contains(why) && reasons.size() < named)
            reasons.append(why);
        if (reasons.contains(why))
            namesFor[why].append(nameOf(id));
        else
            ++unnamed;
    }
    for (const auto& why : std::as_const(reasons))
        lines.append(QStringLiteral("%1: %2").arg(someNames(namesFor[why]), why));
    if (unnamed > 0)
        lines.append(tr("%Ln more runs have nothing to show here.", nullptr, unnamed));
    setRemark(lines.join(u'\n'));
}

QString EvaluationView::nothingText() const
{
    if (path_.isEmpty())
        return tr("Choose a logged file with labels and predictions.");
    if (!choice_.shown.isEmpty())
        return tr("Reading %1 …").arg(path_);
    if (choice_.lacking.isEmpty())
        return tr("No runs to show.");
    return tr("None of these runs has this in %1.").arg(path_) + u'\n' + whyLacking(choice_.lacking.first());
}

QColor EvaluationView::colour(const ShownRun& run, const Theme& theme) const
{
    QColor colour = theme.series(run.look.colour);
    colour.setAlphaF(linked().isDimmed(run.rowId) ? 0.25F : 1.0F);
    return colour;
}

LegendEntry EvaluationView::legendEntry(const ShownRun& run, const QString& figures) const
{
    return {LegendEntry::Key::Line, run.look, run.name,
            linked().isDimmed(run.rowId) ? LegendEntry::Weight::Dimmed : LegendEntry::Weight::Normal,
            figures};
}

QString measureText(double value)
{
    return std::isfinite(value) ? QLocale().toString(value, 'f', 3) : QStringLiteral("—");
}

} // namespace ph
