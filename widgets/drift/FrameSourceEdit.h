#pragma once

#include "models/values/DriftPlan.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QMimeData;

namespace ph {

class PlainLabel;

/// Which table, and from which time on: typed ("FILE", "FILE#TABLE" or a run's, see RunTableRef), chosen from
/// recent ones or in a dialog, or dropped.
class FrameSourceEdit final : public QWidget {
    Q_OBJECT
public:
    FrameSourceEdit(const QString& objectName, const QString& title, QWidget* parent = nullptr);
    QString path() const;
    void setPath(const QString& path); ///< says changed() where it is another one
    void setRecent(const QStringList& paths);
    /// None where a text is no time.
    std::optional<TimeStretch> stretch() const;
    void setStretch(const TimeStretch& stretch);
    void setNote(const QString& note); ///< what is known of this table; goes with the path; empty: nothing
    QComboBox* paths() const { return paths_; }

Q_SIGNALS:
    void changed(); ///< the path
    void stretchChanged();
    void runWanted(); ///< a table of one is to be chosen

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void browse();
    QComboBox* paths_;
    QLineEdit *from_, *to_;
    PlainLabel* note_;
    QString told_; ///< the path that changed() was last said of
};

/// The files that a drag brings, in its order; empty where it brings none. Without packs, which no screen
/// takes but the window.
QStringList draggedFiles(const QMimeData& data);

} // namespace ph
