// The validators, one for each scheme. What each number is, its authority and its examples stand where it is
// defined; registry.cc says which kind each belongs to.
#pragma once

#include <string_view>

#include "numbers/registry.h"

namespace sluss::numbers {

// se_personnummer.cc
Validity se_personnummer(std::string_view text);
Validity se_samordningsnummer(std::string_view text);
Validity se_interimsnummer(std::string_view text);
Validity se_reservnummer(std::string_view text);

// se_business.cc
Validity se_orgnr(std::string_view text);
Validity se_orgnr_of_legal_person(std::string_view text);
Validity se_bankgiro(std::string_view text);
Validity se_plusgiro(std::string_view text);
Validity se_bank_account(std::string_view text);
Validity se_swish(std::string_view text);

// se_case.cc
Validity se_dossier_number(std::string_view text);
Validity se_lma_number(std::string_view text);
Validity se_case_number(std::string_view text);
Validity se_court_case(std::string_view text);
Validity se_police_report(std::string_view text);

// nordic.cc
Validity no_fodselsnummer(std::string_view text);
Validity dk_cpr(std::string_view text);
Validity fi_hetu(std::string_view text);
Validity is_kennitala(std::string_view text);

// western_europe.cc
Validity at_vnr(std::string_view text);
Validity be_nn(std::string_view text);
Validity ch_ssn(std::string_view text);
Validity de_idnr(std::string_view text);
Validity fr_nir(std::string_view text);
Validity gb_nhs(std::string_view text);
Validity gb_nino(std::string_view text);
Validity ie_pps(std::string_view text);
Validity nl_bsn(std::string_view text);

// southern_europe.cc
Validity es_dni(std::string_view text);
Validity es_nie(std::string_view text);
Validity pt_cc(std::string_view text);
Validity it_codicefiscale(std::string_view text);
Validity gr_amka(std::string_view text);
Validity tr_tckimlik(std::string_view text);

// eastern_europe.cc
Validity bg_egn(std::string_view text);
Validity cz_rc(std::string_view text);
Validity ee_ik(std::string_view text);
Validity lt_asmens(std::string_view text);
Validity lv_pk(std::string_view text);
Validity hu_taj(std::string_view text);
Validity pl_pesel(std::string_view text);
Validity ro_cnp(std::string_view text);
Validity si_emso(std::string_view text);
Validity hr_oib(std::string_view text);
Validity ua_rntrc(std::string_view text);
Validity ru_inn(std::string_view text);
Validity ru_snils(std::string_view text);

// asia_africa.cc
Validity ir_nationalid(std::string_view text);
Validity il_idnr(std::string_view text);
Validity eg_nationalid(std::string_view text);
Validity et_fayda(std::string_view text);
Validity za_idnr(std::string_view text);
Validity ng_nin(std::string_view text);
Validity pk_cnic(std::string_view text);
Validity in_aadhaar(std::string_view text);
Validity in_pan(std::string_view text);
Validity bd_nid(std::string_view text);
Validity lk_nic(std::string_view text);
Validity cn_ric(std::string_view text);
Validity th_pin(std::string_view text);
Validity kr_rrn(std::string_view text);

// americas_oceania.cc
Validity us_ssn(std::string_view text);
Validity us_itin(std::string_view text);
Validity ca_sin(std::string_view text);
Validity br_cpf(std::string_view text);
Validity mx_curp(std::string_view text);
Validity cl_rut(std::string_view text);
Validity au_tfn(std::string_view text);
Validity nz_ird(std::string_view text);

// migration_cases.cc
Validity no_duf(std::string_view text);
Validity de_azr(std::string_view text);
Validity gb_home_office(std::string_view text);
Validity us_uscis_receipt(std::string_view text);
Validity us_a_number(std::string_view text);
Validity ca_uci(std::string_view text);
Validity unhcr_case_number(std::string_view text);

// payment_card.cc, iban.cc, mrz.cc, ip_address.cc, date_of_birth.cc, document_number.cc, phone.cc
Validity payment_card(std::string_view text);
Validity iban(std::string_view text);
Validity mrz(std::string_view text);
Validity ip_address(std::string_view text);
Validity date_of_birth(std::string_view text);
Validity document_number(std::string_view text);
Validity phone(std::string_view text);
Validity personal_phone(std::string_view text);

}  // namespace sluss::numbers
