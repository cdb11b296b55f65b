#pragma once

#include "models/tables/VersionDiffModel.h"
#include "models/values/Error.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QStackedWidget;

namespace ph {

class LineTable;
class PlainLabel;
class SectionHeader;
class StateView;

/// Two versions of a model side by side.
class VersionDiffView final : public QWidget {
    Q_OBJECT
public:
    explicit VersionDiffView(QWidget* parent = nullptr);
    /// The versions that there are, newest first; a choice that is still among them stays.
    enum class Choice { Keep, Anew };
    void showVersions(const QStringList& versions, Choice choice);
    void choose(const QString& a, const QString& b);
    void requestComparison(); ///< again, of what is chosen
    QString a() const;
    QString b() const;
    void showComparison(const ComparedVersions& compared);
    void showLoading();
    void showError(const Error& error);

Q_SIGNALS:
    void comparisonRequested(const QString& a, const QString& b);
    void copied();

private:
    QWidget* buildBar();
    void apply();
    void showCount();
    void copyAll();
    VersionDiffModel* rows_;
    QComboBox* a_ = nullptr;
    QComboBox* b_ = nullptr;
    QCheckBox* differing_ = nullptr;
    PlainLabel* count_ = nullptr;
    PlainLabel* note_ = nullptr;
    LineTable* table_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    ComparedVersions compared_;
};

} // namespace ph
