#include "services/driftstudy/CellJudging.h"

#include "services/driftstudy/InParallel.h"
#include "services/frames/FrameText.h"

#include <QCoreApplication>

#include <algorithm>
#include <mutex>
#include <new>

namespace ph {

namespace {

using Verdict = ColumnDrift::Verdict;

/// One column in one segment, with all its windows: the reference is sorted once for them.
class CellWork {
public:
    CellWork(DriftStudy& study, const CellTable& reference, const CellTable& current,
             const StudyContext& context, double doneShare)
        : study_(study)
        , reference_(reference)
        , current_(current)
        , context_(context)
        , doneShare_(doneShare)
        , jobs_(study.columns.size() * study.segments.size())
    {
    }

    Result<void> run()
    {
        try {
            inParallel(jobs_, context_.threads, [this](std::size_t job) {
                if (isOver())
                    return;
                judge(job % study_.columns.size(), job / study_.columns.size());
                tellProgress();
            });
        } catch (const std::bad_alloc&) {
            return fail(ErrorKind::Invalid, study_.plan.current,
                        frameText(QT_TRANSLATE_NOOP("ph::Frames", "It needs more memory than there is.")));
        }
        if (isOver())
            return fail(ErrorKind::Cancelled, study_.plan.current);
        return {};
    }

private:
    bool isOver() const { return context_.stop.stop_requested(); }

    void judge(std::size_t column, std::size_t segment)
    {
        const auto reference = reference_.values(column, segment, std::nullopt);
        study_.whole[segment * study_.columns.size() + column] =
            judged(column, segment, reference, current_.values(column, segment, std::nullopt));
        for (std::size_t window = 0; window < study_.windows.size() && !isOver(); ++window)
            study_.cells[(segment * study_.windows.size() + window) * study_.columns.size() + column] =
                judged(column, segment, reference, current_.values(column, segment, window));
    }

    ColumnDrift judged(std::size_t column, std::size_t segment, const CellValues& reference,
                       const CellValues& current) const
    {
        const auto& studied = study_.columns[column];
        const auto& name = studied.column.name;
        const auto asked = study_.plan.methods.constFind(name);
        auto drift = cellDrift(reference, current, studied.values, rulesOf(name),
                               asked == study_.plan.methods.cend() ? std::nullopt : std::optional(*asked));
        // Nothing to compare; as a test it would count among the others.
        if (study_.segments[segment].columns.contains(name)) {
            drift.verdict = Verdict::NoData;
            drift.p.reset();
            drift.why = QStringLiteral("the segment is made of this column's values");
        }
        return drift;
    }

    DriftRules rulesOf(const QString& column) const
    {
        auto rules = study_.plan.rules;
        if (const auto change = study_.plan.thresholds.constFind(column);
            change != study_.plan.thresholds.cend()) {
            for (const auto method : driftMethods())
                rules.change(method, *change);
        }
        return rules;
    }

    void tellProgress()
    {
        if (!context_.progress)
            return;
        const std::lock_guard lock(telling_);
        context_.progress(QCoreApplication::translate("ph::Frames", "comparing columns"),
                          doneShare_ + (1 - doneShare_) * double(++done_) / double(jobs_));
    }

    DriftStudy& study_;
    const CellTable& reference_;
    const CellTable& current_;
    const StudyContext& context_;
    const double doneShare_;
    const std::size_t jobs_;
    std::mutex telling_;
    std::size_t done_ = 0;
};

/// All that are looked at together: those of a window in all segments.
void correctWindows(DriftStudy& study)
{
    const auto columns = study.columns.size(), windows = study.windows.size();
    std::vector<ColumnDrift> together(study.segments.size() * columns);
    const auto exchange = [&](std::size_t window) {
        for (std::size_t segment = 0; segment < study.segments.size(); ++segment) {
            const auto from = study.cells.begin() + std::ptrdiff_t((segment * windows + window) * columns);
            std::swap_ranges(from, from + std::ptrdiff_t(columns),
                             together.begin() + std::ptrdiff_t(segment * columns));
        }
    };
    for (std::size_t window = 0; window < windows; ++window) {
        exchange(window);
        correctForColumns(together, study.plan.rules);
        exchange(window);
    }
}

/// Windows without data in between do not end a stretch.
std::optional<std::size_t> onsetOf(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    std::optional<std::size_t> onset;
    for (auto window = study.windows.size(); window-- > 0;) {
        const auto verdict = study.cell(column, segment, window).verdict;
        if (verdict == Verdict::NoDrift)
            break;
        if (verdict == Verdict::Drift)
            onset = window;
    }
    return onset;
}

} // namespace

Result<void> judgeCells(DriftStudy& study, const CellTable& reference, const CellTable& current,
                        const StudyContext& context, double doneShare)
{
    study.whole.assign(study.segments.size() * study.columns.size(), {});
    study.cells.assign(study.whole.size() * study.windows.size(), {});
    if (auto judged = CellWork(study, reference, current, context, doneShare).run(); !judged)
        return judged;
    correctForColumns(study.whole, study.plan.rules);
    correctWindows(study);
    study.onsets.clear();
    for (std::size_t segment = 0; segment < study.segments.size(); ++segment) {
        for (std::size_t column = 0; column < study.columns.size(); ++column)
            study.onsets.push_back(onsetOf(study, column, segment));
    }
    study.summary = driftSummary(std::span(study.whole).first(study.columns.size()), study.plan.rules);
    return {};
}

} // namespace ph
