#pragma once

#include "models/values/Error.h"
#include "models/values/ModelView.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace ph {

class CopyLink;
class PlainLabel;
class StateView;

/// One version, whole: where it comes from, what it takes and gives, and what it was made with.
class VersionPane final : public QWidget {
    Q_OBJECT
public:
    explicit VersionPane(QWidget* parent = nullptr);
    void setConnection(const QString& name); ///< of the versions that are shown, for their links
    /// The same again changes nothing: what is marked or scrolled there stays.
    void showVersion(const VersionDetails& version, RegisteredModel::Kind kind);
    void showLoading(const QString& version); ///< keeps what is shown where it is that version
    void showError(const Error& error);
    void showNone(); ///< there are no versions

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void releaseRequested(const QString& version);
    void rollbackRequested(const QString& version);
    void retryRequested();

private:
    void showLink();
    QWidget* page(const VersionDetails& version, RegisteredModel::Kind kind);
    QString connection_;
    QString shown_; ///< empty: none
    std::optional<VersionDetails> details_;
    PlainLabel* title_ = nullptr;
    PlainLabel* facts_ = nullptr;
    QWidget* badges_ = nullptr;
    QHBoxLayout* badgesRow_ = nullptr;
    CopyLink* link_ = nullptr;
    QPushButton* release_ = nullptr;
    QPushButton* rollback_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    StateView* state_ = nullptr;
    QStackedWidget* stack_ = nullptr;
};

} // namespace ph
