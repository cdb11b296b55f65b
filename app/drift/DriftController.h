#pragma once

#include "app/Workspace.h"
#include "app/drift/DriftFiles.h"
#include "app/windows/LocalEdits.h"
#include "models/tables/DriftColumnModel.h"
#include "widgets/charts/FigureCard.h"
#include "widgets/drift/DriftPlanEditor.h"

#include <QObject>

#include <array>

namespace ph {

class ContractsController;
class DriftScreen;
class QualityController;
class RunTableController;
struct RunTableLine;
struct DriftPlace;

/// The drift screen's intents become jobs: looking at tables, comparing them, reading what stands behind a
/// verdict. A study's question is kept as a text file before it runs; its answer is worked out anew.
class DriftController final : public QObject {
    Q_OBJECT
public:
    DriftController(Workspace& workspace, DriftScreen& screen, QObject* parent = nullptr);
    ~DriftController() override;

    void newStudy();
    /// A new study that has one of its tables: a file, or a run's.
    void startWith(DriftPlanEditor::Side side, const QString& table);
    void open(const QString& name);
    /// A kept study, as it is kept: nothing is compared, and what of it is in view stays.
    void show(const NamedDriftPlan& study);
    /// The place in a study that an incident was opened from; see originReference(). The study is compared
    /// again where it is not in view.
    void openOrigin(const QStringList& parts);
    void import(const QStringList& paths); ///< reports of other tools
    ContractsController* contracts() const { return contracts_; }
    /// The study that was open last, from its files as they are now.
    void restore();
    /// Writes the study in view as one HTML file that needs nothing else.
    void exportHtml(const QString& path);

    const QString& current() const { return current_.name; }
    const QStringList& studies() const { return names_; } ///< as they were listed last

Q_SIGNALS:
    void messageRaised(const QString& text);
    void edited(const ph::LocalEdit& edit); ///< done, and can be taken back
    void editFailed();                      ///< something could not be taken back
    void studyShown();                      ///< its result, or why there is none
    /// An incident is to be opened from a place of the study that is shown.
    void incidentRequested(const QString& study, const ph::DriftStudyPtr& found, const ph::DriftPlace& place);

private:
    void connectScreen();
    void look(const QString& reference, const QString& current, const QString& named);
    void chooseRunTable(DriftPlanEditor::Side side);
    void noteDigest(DriftPlanEditor::Side side, const RunTableLine& line);
    void run(const NamedDriftPlan& plan);
    void compare();
    void showWantedPlace();
    void readDetail(const DriftPlace& place);
    void takeDropped(const QStringList& paths);
    void duplicate();
    enum class Step { First, Again }; ///< by whoever looks at it, or as part of taking that back
    void rename(const QString& to);
    void putName(const QString& from, const QString& to, Step step);
    void remove();
    /// `aside`: where it lies then.
    void setAside(const QString& name, const std::shared_ptr<QString>& aside, Step step);
    void putBack(const std::shared_ptr<QString>& aside);
    void sayMoveTrouble(const QString& what, const Error& error, Step step);
    void listStudies();
    void remember();
    void keepDuckDb(const QString& path);
    /// That of this computer; where it has none, the one that a plan names.
    QString duckDbFor(const QString& named) const { return duckDb_.isEmpty() ? named : duckDb_; }
    void keep(const QList<std::pair<QString, QByteArray>>& settings);
    void exportCsv(const QString& path);
    void exportPicture(const QString& path);
    void exportFigure(const ChartFigure& figure, FigureCard::File file);
    void back();
    void sayTrouble(const QString& what, const Error& error);

    Workspace& workspace_;
    DriftScreen& screen_;
    DriftFiles files_;
    NamedDriftPlan current_; ///< in view; its name is empty where there is none
    DriftStudyPtr study_;    ///< of it, once there is one
    QStringList names_, recent_;
    QStringList wantedPlace_; ///< of an incident's origin, until its study is shown
    QString jobTitle_, duckDb_;
    QualityController* quality_;
    RunTableController* runTables_;
    std::array<JobHandle, 2> digestJobs_; ///< of the reference and the current table
    ContractsController* contracts_;
    JobHandle restoreJob_, lookJob_, studyJob_, detailJob_, listJob_, openJob_, fileJob_, exportJob_;
    std::vector<JobHandle> writes_, moves_;
};

} // namespace ph
