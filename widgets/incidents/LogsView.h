#pragma once

#include "models/tables/KeptLogModel.h"
#include "models/values/Error.h"
#include "models/values/Incident.h"
#include "models/values/IncidentAct.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace ph {

class Banner;
class LineTable;
class LogLineView;
class LogSearchBar;
class PlainLabel;
class ProgressLine;
class StateView;

/// The logs that are kept with one incident, and the lines of the chosen one: searched all together, and gone
/// through by F3 and Shift+F3. Shows what it is given; asks to be filled once somebody looks.
class LogsView final : public QWidget {
    Q_OBJECT
public:
    explicit LogsView(Clock clock, QWidget* parent = nullptr);
    ~LogsView() override;

    void setAccess(IncidentAccess access); ///< ReadOnly: nothing is fetched
    /// Another one begins anew.
    void showIncident(const Incident& incident);
    const std::optional<Incident>& incident() const { return incident_; }
    void showReading(const LogsReading& reading);
    const LogsReading& reading() const { return reading_; }
    void showError(const Error& error); ///< of reading; what was read before stays
    void showMatches(const LogMatches& matches);
    void showSearchError(const Error& error);
    void showFetching(const QString& what, qint64 done, qint64 total); ///< total 0: unknown
    /// `trouble`: what could not be read, a sentence each.
    void showFetched(const std::optional<Error>& error, const QStringList& trouble);
    void refreshAges();

Q_SIGNALS:
    void readRequested();
    void searchRequested(const ph::LogQuery& query);
    void fetchRequested();
    void cancelRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildLogs();
    void begin();
    void askIfSeen();
    void search();
    void showRows();
    void showChosenLog();
    void showLines(std::uint32_t line);
    void showHead();
    void showTrouble();
    void showFound();
    void step(int by);
    void act(const QString& id);
    int chosenLog() const; ///< its place in the reading; -1: none
    qsizetype chosenMatch() const;
    std::uint32_t firstLook(const ShownLog& log) const;

    const Clock clock_;
    KeptLogModel* logs_;
    IncidentAccess access_ = IncidentAccess::Whole;
    std::optional<Incident> incident_;
    LogsReading reading_;
    std::optional<LogMatches> matches_;
    std::optional<Error> readError_, fetchError_;
    QStringList trouble_; ///< of the last fetch
    QString shown_;       ///< the id of the log whose lines are in view
    enum class Reading : std::uint8_t { Idle, Wanted, Read } phase_ = Reading::Idle;
    enum class Fetching : std::uint8_t { No, Running } fetching_ = Fetching::No;
    PlainLabel *headline_ = nullptr, *about_ = nullptr, *facts_ = nullptr;
    QPushButton *fetch_ = nullptr, *cancel_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    LineTable* table_ = nullptr;
    LogSearchBar* search_ = nullptr;
    LogLineView* lines_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
