#pragma once

#include "app/Workspace.h"
#include "models/values/Board.h"
#include "widgets/compare/ChartCard.h"

#include <vector>

namespace ph {

class CompareScreen;
class ConnectionsController;

/// What leaves the compare screen: pictures and data of a chart, the difference table, a whole comparison as
/// one file, a link.
class CompareSharing : public QObject {
    Q_OBJECT
public:
    CompareSharing(Workspace& workspace, ConnectionsController& connections, CompareScreen& screen,
                   QObject* parent = nullptr);
    ~CompareSharing() override;

    void setComparison(const Board& board, const ComparedRunsPtr& runs);

private:
    void sharePicture(ChartView* view, ChartCard::Picture picture);
    void copyPicture(const ChartView& view);
    void savePicture(const ChartView& view, const QString& title, const QString& file);
    void saveTable(const ChartTable& table, const QString& name, const QString& leftOut = {});
    void saveCurves(const ChartView& view, const QString& name);
    using Write = std::function<Result<void>(const QString& file, std::stop_token stop)>;
    void saveCsv(const QString& name, const QString& leftOut, const Write& write);
    void saveReport(const QString& suffix);
    QString chooseFile(const QString& name, const QString& suffix, const QString& kind);
    void keep(JobHandle job); ///< a second file is no reason to give up the first
    void tell(const Result<void>& written, const QString& file, const QString& leftOut = {});

    Workspace& workspace_;
    ConnectionsController& connections_;
    CompareScreen& screen_;
    Board board_;
    ComparedRunsPtr runs_;
    std::vector<JobHandle> jobs_;
};

} // namespace ph
