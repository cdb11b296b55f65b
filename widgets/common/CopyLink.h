#pragma once

#include "widgets/common/IconButton.h"

#include <QTimer>

namespace ph {

/// Puts the pilothouse:// link of what stands beside it on the clipboard, and says so itself for a moment.
/// Not there while there is no link.
class CopyLink final : public IconButton {
    Q_OBJECT
public:
    explicit CopyLink(const QString& name, QWidget* parent = nullptr);
    void setLink(const QString& link); ///< empty: none
    const QString& link() const { return link_; }

private:
    void copy();
    void showReady();
    QString link_;
    QTimer said_;
};

} // namespace ph
