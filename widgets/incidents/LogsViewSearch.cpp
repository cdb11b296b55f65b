#include "widgets/common/LineTable.h"
#include "widgets/incidents/LogLineView.h"
#include "widgets/incidents/LogSearchBar.h"
#include "widgets/incidents/LogsView.h"

#include <algorithm>

// What is looked for in the logs, and the way from one line that was found to the next.
namespace ph {

void LogsView::search()
{
    matches_.reset();
    const auto query = search_->query();
    if (query.text.isEmpty() || reading_.logs.isEmpty()) {
        search_->showNothingAsked();
        showRows();
        return showLines(lines_->chosenLine());
    }
    Q_EMIT searchRequested(query);
}

void LogsView::showMatches(const LogMatches& matches)
{
    if (matches.query != search_->query() || matches.byLog.size() != reading_.logs.size())
        return; // of what was looked for before
    matches_ = matches;
    const auto line = lines_->chosenLine();
    showRows();
    // The line that was looked at stays, or else the next one that was found, in another log where this one
    // has none.
    showLines(line);
    const int log = chosenLog();
    const auto& found = matches.byLog.at(log);
    const auto next = std::find_if(found.begin(), found.end(),
                                   [line](const LogMatch& match) { return match.line >= line; });
    if (!found.empty())
        lines_->chooseFound(next == found.end() ? qsizetype(found.size()) - 1 : next - found.begin());
    else if (matches.count() > 0)
        step(1);
}

void LogsView::showSearchError(const Error& error)
{
    matches_.reset();
    search_->showError(error);
    showRows();
    showLines(lines_->chosenLine());
}

/// The place of the chosen line among what was found in its log; where it is none of that, -1.
qsizetype LogsView::chosenMatch() const
{
    const int log = chosenLog();
    if (!matches_ || log < 0)
        return -1;
    const auto& found = matches_->byLog.at(log);
    const auto line = lines_->chosenLine();
    const auto at = std::find_if(found.begin(), found.end(),
                                 [line](const LogMatch& match) { return match.line == line; });
    return at == found.end() ? -1 : at - found.begin();
}

void LogsView::showFound()
{
    if (!matches_)
        return;
    auto place = chosenMatch();
    for (int log = 0; place >= 0 && log < chosenLog(); ++log)
        place += qsizetype(matches_->byLog.at(log).size());
    search_->showFound(*matches_, place);
}

void LogsView::step(int by)
{
    if (!matches_ || matches_->query != search_->query() || matches_->count() == 0)
        return;
    int log = chosenLog();
    const auto line = lines_->chosenLine();
    const auto& found = matches_->byLog.at(log);
    // From the chosen line on, which need not be one that was found.
    const auto after = std::find_if(found.begin(), found.end(), [&](const LogMatch& match) {
        return by > 0 ? match.line > line : match.line >= line;
    });
    auto at = after - found.begin() + (by > 0 ? 0 : -1);
    if (at >= 0 && at < std::ssize(found))
        return lines_->chooseFound(at);
    const int count = int(matches_->byLog.size());
    do
        log = (log + by + count) % count;
    while (matches_->byLog.at(log).empty());
    table_->setCurrentIndex(logs_->index(log, 0));
    lines_->chooseFound(by > 0 ? 0 : qsizetype(matches_->byLog.at(log).size()) - 1);
}

} // namespace ph
