#pragma once
// The pages of the scenes "plans" and "partners", one file each.

#include "scenes/scene.hpp"

namespace renkei::scenes::plans {

Result<canvas::Composition> fields(const Setting& setting);      // 連携事業の分野
Result<canvas::Composition> goals(const Setting& setting);       // 目標, 23区一体事業
Result<canvas::Composition> lines(const Setting& setting);       // 主な事業計画
Result<canvas::Composition> joint(const Setting& setting);       // 広域共同計画
Result<canvas::Composition> model(const Setting& setting);       // 荒川・釧路モデル
Result<canvas::Composition> survey(const Setting& setting);      // 平成29年度アンケート
Result<canvas::Composition> work(const Setting& setting);        // 平成29年度の取組, 魅力発信イベント
Result<canvas::Composition> grants(const Setting& setting);      // 地方創生推進交付金, 圏域の目標
Result<canvas::Composition> outlook(const Setting& setting);     // 中間のまとめの見通し
Result<canvas::Composition> platform(const Setting& setting);    // 協働プラットフォーム
Result<canvas::Composition> companies(const Setting& setting);   // 企業との包括連携協定
Result<canvas::Composition> history(const Setting& setting, size_t page);   // あゆみ, from 1
Result<canvas::Composition> contacts(const Setting& setting);    // 情報のありか

}  // namespace renkei::scenes::plans
